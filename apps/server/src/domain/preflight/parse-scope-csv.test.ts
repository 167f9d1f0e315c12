import { describe, expect, it } from 'vitest';
import { parseScopeCsv } from './parse-scope-csv.ts';

describe('the export of an identity provider', () => {
  const ann = {
    line: 2,
    userName: 'ann@acme.test',
    address: 'ann@acme.test',
    displayName: 'Ann Berg',
    disabled: false,
  };

  it.each([
    [
      'Entra ID',
      'userPrincipalName,displayName,surname,mail,givenName,id,accountEnabled\nann@acme.test,Ann Berg,Berg,ann@acme.test,Ann,1,True',
    ],
    [
      'Entra ID in the portal',
      '"User principal name";"Display name";"Account enabled"\n"ann@acme.test";"Ann Berg";"Yes"',
    ],
    ['Okta', 'login,firstName,lastName,email,status\nann@acme.test,Ann,Berg,ann@acme.test,ACTIVE'],
    [
      'Google Workspace',
      'First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY]\nAnn,Berg,ann@acme.test,Active',
    ],
    ['somebody who writes a list', 'E-post\tNamn\nann@acme.test\tAnn Berg'],
    ['Microsoft 365', 'Display name,User principal name,Block credential\nAnn Berg,ann@acme.test,False'],
  ])('is read as %s writes it', async (_, csv) => {
    expect(await parseScopeCsv(csv)).toEqual({ entries: [ann], faulty: [] });
  });

  it.each([
    ['accountEnabled', 'False'],
    ['status', 'DEPROVISIONED'],
    ['Status', 'Suspended'],
    ['Block sign-in', 'True'],
  ])('tells who is disabled by %s: %s', async (heading, said) => {
    const { entries } = await parseScopeCsv(`login,${heading}\nann@acme.test,${said}`);
    expect(entries).toMatchObject([{ disabled: true }]);
  });

  it('keeps the user name beside the address, and takes it for the address where it is one', async () => {
    const { entries } = await parseScopeCsv(
      'userPrincipalName,mail\nANN@corp.test,ann@acme.test\nbo@corp.test,\nCORP\\cem,',
    );
    expect(entries.map(({ userName, address }) => [userName, address])).toEqual([
      ['ANN@corp.test', 'ann@acme.test'],
      ['bo@corp.test', 'bo@corp.test'],
      ['CORP\\cem', null],
    ]);
  });

  it('says of each row that it cannot take in which line it stands and why', async () => {
    const { entries, faulty } = await parseScopeCsv(
      [
        'login,email',
        ',',
        ' , x',
        'a,not an address',
        `${'x'.repeat(400)},`,
        'b\uFFFD,',
        'c\0,',
        '=cmd|calc,',
      ].join('\n'),
    );
    expect(entries).toMatchObject([{ userName: '=cmd|calc' }]);
    expect(faulty.map(({ line, reason }) => [line, reason])).toEqual([
      [3, '"x" is not an e-mail address.'],
      [4, '"not an address" is not an e-mail address.'],
      [5, 'A value is longer than 320 characters.'],
      [6, 'It has characters that could not be read. Save the file as UTF-8.'],
      [7, 'It has characters that could not be read. Save the file as UTF-8.'],
    ]);
  });

  it.each([
    [
      'a file without columns that say who',
      'Dear all,\nplease find attached',
      /The first line must name the columns, one of them "userPrincipalName", "login" or "email"/,
    ],
    ['an empty file', '', /empty/],
    ['a quotation mark that is never closed', 'email\n"ann@acme.test', /never closed/],
    ['a row without an end', `email\n"${'x'.repeat(70_000)}"`, /too long/],
    ['more than 10 MB', `email\n${'x'.repeat(10 * 1024 * 1024)}`, /larger than 10 MB/],
  ])('refuses %s with a sentence', async (_, csv, sentence) => {
    await expect(parseScopeCsv(csv)).rejects.toThrow(sentence);
  });

  it('is not led by names of columns to anything but columns', async () => {
    const { entries } = await parseScopeCsv('__proto__,constructor,email\n1,2,ann@acme.test');
    expect(entries).toMatchObject([{ userName: 'ann@acme.test' }]);
  });
});
