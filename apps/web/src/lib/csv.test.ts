import { expect, it } from 'vitest';
import { csvFile, csvLine } from './csv.ts';

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['Ann "A." Berg', '"Ann ""A."" Berg"'],
  ['Berg, Ann', '"Berg, Ann"'],
  ['a\nb', '"a\nb"'],
  ['ann@acme.test', 'ann@acme.test'],
])('the cell %j is no formula in a spreadsheet and one cell in CSV', (cell, written) => {
  expect(csvLine([cell])).toBe(written);
});

it('a number stays a number, and the file is known for UTF-8', () => {
  expect(csvFile([[-1, 'Åsa']])).toBe('\uFEFF-1,Åsa\r\n');
});
