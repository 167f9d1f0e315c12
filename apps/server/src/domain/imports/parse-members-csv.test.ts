import { describe, expect, it } from 'vitest';
import { rowsMax } from './csv-records.ts';
import { parseMembersCsv } from './parse-members-csv.ts';

describe('a list of people', () => {
  const ann = { email: 'ann@acme.test', displayName: 'Ann Berg' };

  it.each([
    ['commas', 'email,name\nann@acme.test,Ann Berg\n'],
    ['semicolons', 'E-mail;Name\nann@acme.test;Ann Berg\n'],
    ['tabs', 'E-Mail Address\tDisplay Name\nann@acme.test\tAnn Berg\n'],
    ['a byte order mark and Windows line ends', '\uFEFFemail,name\r\nann@acme.test,Ann Berg\r\n'],
    ['quotation marks', '"email","name"\n"ann@acme.test","Ann Berg"'],
    ['given and family names', 'First name,Last name,Mail\nAnn,Berg,ann@acme.test'],
    [
      'the headings of Google Workspace',
      'First Name [Required],Last Name [Required],Email Address [Required]\nAnn,Berg,ann@acme.test',
    ],
    ['the headings of Entra ID', 'userPrincipalName,displayName\nann@acme.test,Ann Berg'],
    [
      'empty lines and lines of separators',
      '\nemail,name\n\n,,\n ann@acme.test , Ann Berg \n;\n'.replace(';\n', ''),
    ],
  ])('is read with %s', async (_, text) => {
    const { members, faulty } = await parseMembersCsv(text);
    expect(members).toMatchObject([ann]);
    expect(faulty).toEqual([]);
  });

  it('keeps commas, quotation marks and line ends inside quoted values, and still counts lines', async () => {
    const { members, faulty } = await parseMembersCsv(
      'email,name\nann@acme.test,"Berg, Ann ""A."""\nbo@acme.test,"Bo\nDahl"\nnobody,x\n',
    );
    expect(members.map(({ displayName }) => displayName)).toEqual(['Berg, Ann "A."', 'Bo\nDahl']);
    expect(faulty).toMatchObject([{ line: 5, text: 'nobody' }]);
  });

  it('names the columns that it does not use', async () => {
    const { ignoredColumns } = await parseMembersCsv('email,role,Department\nann@acme.test,admin,IT');
    expect(ignoredColumns).toEqual(['role', 'Department']);
  });

  it('says of each row that it cannot take in which line it stands and why', async () => {
    const { members, faulty } = await parseMembersCsv(
      [
        'email,name',
        'ann@acme.test,Ann',
        ',Bo',
        'not an address,Cem',
        'ANN@acme.test,Ann again',
        `d@acme.test,${'x'.repeat(201)}`,
        'e@acme.test,\uFFFD',
      ].join('\n'),
    );
    expect(members).toHaveLength(1);
    expect(faulty).toEqual([
      { line: 3, text: '', reason: 'It has no e-mail address.' },
      { line: 4, text: 'not an address', reason: '"not an address" is not an e-mail address.' },
      { line: 5, text: 'ANN@acme.test', reason: 'The same address is in line 2.' },
      { line: 6, text: 'd@acme.test', reason: 'The name is longer than 200 characters.' },
      {
        line: 7,
        text: 'e@acme.test',
        reason: 'It has characters that could not be read. Save the file as UTF-8.',
      },
    ]);
  });

  it.each([
    ['', /is empty/],
    ['\n\n', /is empty/],
    [
      'ann@acme.test,Ann\nbo@acme.test,Bo',
      /must name the columns, one of them "email". It says: ann@acme.test, Ann/,
    ],
    ['email,name\n"ann@acme.test,Ann\nbo@acme.test,Bo', /opened and never closed/],
    ['email,name\nann@acme.test,An"n', /Line 2 has a quotation mark in the middle/],
  ])('that cannot be read at all is refused with the reason: %j', async (text, reason) => {
    await expect(parseMembersCsv(text)).rejects.toThrow(reason);
  });

  it(`has at most ${rowsMax} rows`, async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@acme.test`);
    const { members } = await parseMembersCsv(['email', ...lines(rowsMax)].join('\n'));
    expect(members).toHaveLength(rowsMax);
    await expect(parseMembersCsv(['email', ...lines(rowsMax + 1)].join('\n'))).rejects.toThrow(
      /more than 100,000 rows/,
    );
    await expect(parseMembersCsv(`email\n${'x'.repeat(10 * 1024 * 1024)}`)).rejects.toThrow(
      /larger than 10 MB/,
    );
  });
});
