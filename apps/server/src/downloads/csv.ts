type Cell = string | number | boolean | Date | null | undefined | object;

/** Excel reads a file as UTF-8 only when it begins so. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180). Objects stand as JSON. What a spreadsheet would take for a formula is put behind an
 * apostrophe: names and reasons come from people whom whoever opens the file need not trust.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(harmless(textOf(cell)))).join(',')}\r\n`;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
