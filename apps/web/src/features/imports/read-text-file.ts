export type TextFile = {
  readonly name: string;
  readonly text: string;
  /** Read as Windows-1252, since it is neither UTF-8 nor UTF-16: what spreadsheets of older habits save. */
  readonly guessed: boolean;
};

/** Reads a file as text in the encoding that it has. */
export async function readTextFile(file: File): Promise<TextFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, ...decode(bytes) };
}

export function decode(bytes: Uint8Array): Omit<TextFile, 'name'> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), guessed: false };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}
