import { parseEmail } from '#domain/accounts/email-address.ts';
import { AppError } from '#errors.ts';
import { type CsvColumns, columnsOf } from './csv-columns.ts';
import { csvRecords, isReadable, unknownColumns } from './csv-records.ts';

export type CsvMember = { readonly line: number; readonly email: string; readonly displayName: string };

/** `text` is what stands in the cell of the address, as it was. */
export type FaultyRow = { readonly line: number; readonly text: string; readonly reason: string };

export type ParsedCsv = {
  readonly members: readonly CsvMember[];
  readonly faulty: readonly FaultyRow[];
  readonly ignoredColumns: readonly string[];
};

const nameLengthMax = 200;
/**
 * Reads a list of people: a first line that names the columns, separated by comma, semicolon or tab, quoted where
 * needed. Rows that cannot be taken are reported by line; only a file that cannot be read at all is refused.
 * @throws invalid, too_large
 */
export async function parseMembersCsv(text: string): Promise<ParsedCsv> {
  const members: CsvMember[] = [];
  const faulty: FaultyRow[] = [];
  const lineOfEmail = new Map<string, number>();
  let columns: CsvColumns | null = null;
  for await (const { record, line } of csvRecords(text)) {
    if (!columns) {
      columns = requireColumns(record);
      continue;
    }
    const read = readRow(record, columns);
    const known = 'email' in read ? lineOfEmail.get(read.email.toLowerCase()) : undefined;
    if ('reason' in read) faulty.push({ line, text: record[columns.email] ?? '', reason: read.reason });
    else if (known !== undefined)
      faulty.push({ line, text: read.email, reason: `The same address is in line ${known}.` });
    else {
      lineOfEmail.set(read.email.toLowerCase(), line);
      members.push({ line, ...read });
    }
  }
  if (!columns) throw new AppError('invalid', 'The file is empty.');
  return { members, faulty, ignoredColumns: columns.ignored };
}

function requireColumns(heading: readonly string[]): CsvColumns {
  const columns = columnsOf(heading);
  if (columns) return columns;
  throw unknownColumns(heading, 'one of them "email"');
}

function readRow(
  record: string[],
  columns: CsvColumns,
): { email: string; displayName: string } | { reason: string } {
  const cell = (index: number | null) => (index === null ? '' : (record[index] ?? ''));
  const address = cell(columns.email);
  if (address === '') return { reason: 'It has no e-mail address.' };
  const given = [cell(columns.givenName), cell(columns.familyName)].filter(Boolean).join(' ');
  const displayName = cell(columns.name) || given || address;
  if (!isReadable(`${address}${displayName}`)) {
    return { reason: 'It has characters that could not be read. Save the file as UTF-8.' };
  }
  if (displayName.length > nameLengthMax)
    return { reason: `The name is longer than ${nameLengthMax} characters.` };
  try {
    return { email: parseEmail(address), displayName };
  } catch (error) {
    if (error instanceof AppError) return { reason: error.detail };
    throw error;
  }
}
