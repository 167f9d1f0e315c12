import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parseEmail } from '#domain/accounts/email-address.ts';
import { AppError } from '#errors.ts';
import { type CsvColumns, columnsOf } from './csv-columns.ts';

export type CsvMember = { readonly line: number; readonly email: string; readonly displayName: string };

/** `text` is what stands in the cell of the address, as it was. */
export type FaultyRow = { readonly line: number; readonly text: string; readonly reason: string };

export type ParsedCsv = {
  readonly members: readonly CsvMember[];
  readonly faulty: readonly FaultyRow[];
  readonly ignoredColumns: readonly string[];
};

export const rowsMax = 100_000;
const charactersMax = 10 * 1024 * 1024;
const nameLengthMax = 200;
/** Between slices other requests get their turn. */
const sliceLength = 64 * 1024;

type Row = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * Reads a list of people: a first line that names the columns, separated by comma, semicolon or tab, quoted where
 * needed. Rows that cannot be taken are reported by line; only a file that cannot be read at all is refused.
 * @throws invalid, too_large
 */
export async function parseMembersCsv(text: string): Promise<ParsedCsv> {
  if (text.length > charactersMax) throw tooLarge('The file is larger than 10 MB.');
  const members: CsvMember[] = [];
  const faulty: FaultyRow[] = [];
  const lineOfEmail = new Map<string, number>();
  let columns: CsvColumns | null = null;
  let rows = 0;
  for await (const { record, line } of recordsOf(text)) {
    if (!columns) {
      columns = requireColumns(record);
      continue;
    }
    rows += 1;
    if (rows > rowsMax) throw tooLarge(`The file has more than ${rowsMax.toLocaleString('en')} rows.`);
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

async function* recordsOf(text: string): AsyncGenerator<{ record: string[]; line: number }> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: 64 * 1024,
  });
  const reading = Readable.from(slicesOf(text)).pipe(parser);
  try {
    // With `info`, a row is its record and where its last line is.
    for await (const { record, info } of reading as AsyncIterable<Row>) yield { record, line: info.lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('invalid', sentenceOf(error), { cause: error });
  }
}

function* slicesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += sliceLength) yield text.slice(start, start + sliceLength);
}

/** Whichever of the three the first line has most. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text
    .slice(0, 4_096)
    .replace(/^\uFEFF?[\r\n]*/, '')
    .split(/\r?\n/, 1);
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function requireColumns(heading: string[]): CsvColumns {
  const columns = columnsOf(heading);
  if (columns) return columns;
  const seen = heading.slice(0, 10).join(', ').slice(0, 200);
  throw new AppError(
    'invalid',
    `The first line must name the columns, one of them "email". It says: ${seen}`,
  );
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
  if (['\uFFFD', '\0'].some((unreadable) => `${address}${displayName}`.includes(unreadable))) {
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

function sentenceOf(error: CsvError): string {
  const line = typeof error.lines === 'number' ? `Line ${error.lines}` : 'A line';
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed. Check the last rows that look right.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `${line} has a quotation mark in the middle of a value. Quote the whole value and double the mark.`;
    case 'CSV_MAX_RECORD_SIZE':
      return `${line} is too long to be a row of a list of people.`;
    default:
      return `${line} cannot be read as CSV.`;
  }
}

function tooLarge(what: string): AppError {
  return new AppError('too_large', `${what} Split it into several.`);
}
