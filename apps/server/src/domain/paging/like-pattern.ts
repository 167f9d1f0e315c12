/** A pattern for ILIKE that finds `text` anywhere, its wildcards taken as the characters that they are. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
