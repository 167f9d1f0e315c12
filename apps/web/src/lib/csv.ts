/**
 * A line of CSV for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe in front, so
 * that what somebody else wrote into a name is never run.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map((cell) => quoted(typeof cell === 'string' ? withoutFormula(cell) : String(cell)))
    .join(',');
}

/** Begins with the byte order mark by which spreadsheets know UTF-8. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${csvLine(row)}\r\n`).join('')}`;
}

function withoutFormula(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
