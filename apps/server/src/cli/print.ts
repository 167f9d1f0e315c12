export type OutputOptions = { readonly json?: boolean };

/** Standard output has the result alone; everything else that is said goes to standard error. */
export function printResult(result: object, { json }: OutputOptions, lines: readonly string[]): void {
  process.stdout.write(
    json ? `${JSON.stringify(result, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}

/** Lines in columns, with a heading. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  return [heading, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** To the minute, in UTC. */
export function time(at: Date | null): string {
  return at === null ? '-' : `${at.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
