import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each([
  ['=HYPERLINK("http://evil.test")', `"'=HYPERLINK(""http://evil.test"")"`],
  ['+1', `'+1`],
  ['-1+1', `'-1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['Ana', 'Ana'],
  ['a,b', '"a,b"'],
  ['two\nlines', '"two\nlines"'],
  [{ role: 'admin' }, '"{""role"":""admin""}"'],
  [null, ''],
  [7, '7'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
])('%j opens in a spreadsheet as text, and as nothing else', (cell, written) => {
  expect(csvLine([cell, 'x'])).toBe(`${written},x\r\n`);
});
