import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '#errors.ts';

export const rowsMax = 100_000;
const charactersMax = 10 * 1024 * 1024;
/** Between slices other requests get their turn. */
const sliceLength = 64 * 1024;

type Row = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * The rows of a file, the first of which names the columns, separated by comma, semicolon or tab, quoted where needed.
 * @throws invalid for a file that cannot be read at all, too_large
 */
export async function* csvRecords(text: string): AsyncGenerator<{ record: string[]; line: number }> {
  if (text.length > charactersMax) throw tooLarge('The file is larger than 10 MB.');
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
  let rows = -1;
  try {
    // With `info`, a row is its record and where its last line is.
    for await (const { record, info } of reading as AsyncIterable<Row>) {
      rows += 1;
      if (rows > rowsMax) throw tooLarge(`The file has more than ${rowsMax.toLocaleString('en')} rows.`);
      yield { record, line: info.lines };
    }
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

/** Null bytes, and what stands for a character that the encoding did not have. */
export function isReadable(text: string): boolean {
  return !['\uFFFD', '\0'].some((unreadable) => text.includes(unreadable));
}

export function unknownColumns(heading: readonly string[], wanted: string): AppError {
  const seen = heading.slice(0, 10).join(', ').slice(0, 200);
  return new AppError('invalid', `The first line must name the columns, ${wanted}. It says: ${seen}`);
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
