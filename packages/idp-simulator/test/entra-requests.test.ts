import { describe, expect, test } from 'vitest';
import type { DirectoryUser } from '#directory/directory.ts';
import { createEntraClient, type EntraClient, type EntraClientOptions } from '#entra/entra-client.ts';
import { enterprise, patchOp, recordClient } from './record-client.ts';
import { bern, directoryOf, oslo, person } from './small-directory.ts';

const entra = recordClient<EntraClient, EntraClientOptions>(createEntraClient);
const { connect, lines, sent } = entra;

describe('what Entra ID puts on the wire', () => {
  test('a look-up carries + for spaces and raw quotes, and the headers of the recordings', async () => {
    await connect(directoryOf([person('1', { userName: 'ann@contoso.com' })])).initialCycle();
    const [lookUp, create] = entra.server.requests;
    expect(lookUp?.url).toBe('/scim/v2/Users?filter=userName+eq+"ann%40contoso.com"');
    expect(lookUp?.headers.authorization).toBe('Bearer secret');
    expect(lookUp?.headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(create?.headers['content-type']).toBe('application/scim+json; charset=utf-8');
  });

  test('signs that mean something in a URL or a filter stay part of the value', async () => {
    const directory = directoryOf([], { 'R&D "A" + B – ü\\': [] });
    await connect(directory).initialCycle();
    expect(entra.server.requests[0]?.url).toBe(
      '/scim/v2/Groups?excludedAttributes=members&filter=displayName+eq+"R%26D+%5C%22A%5C%22+%2B+B+%E2%80%93+%C3%BC%5C%5C"',
    );
    entra.server.requests.length = 0;
    const again = await entra.client.initialCycle();
    expect(again.groupsCreated).toBe(0);
    expect(entra.server.groups.size).toBe(1);
  });

  test('the connection test looks for somebody who cannot exist', async () => {
    expect(await connect(directoryOf([])).testConnection()).toEqual({ ok: true });
    expect(lines()[0]).toMatch(
      /^GET \/Users\?filter=userName\+eq\+"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/,
    );
    entra.server.interrupt = () => ({ answer: 401, detail: 'The token is wrong.' });
    const refused = await entra.client.testConnection();
    expect(refused).toMatchObject({ ok: false, status: 401, detail: 'The token is wrong.' });
  });

  test('a creation has the documented body, and the manager follows when both are there', async () => {
    const directory = directoryOf([
      person('0a21f0f2', {
        userName: 'ann@contoso.com',
        email: 'ann@contoso.com',
        department: 'Sales',
        managerId: 'boss',
      }),
      person('boss'),
    ]);
    await connect(directory).initialCycle();
    const requests = sent();
    expect(requests[1]).toEqual({
      line: 'POST /Users',
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
        externalId: '0a21f0f2',
        userName: 'ann@contoso.com',
        active: true,
        displayName: 'Ann Lee',
        emails: [{ primary: true, type: 'work', value: 'ann@contoso.com' }],
        meta: { resourceType: 'User' },
        name: { formatted: 'Ann Lee', familyName: 'Lee', givenName: 'Ann' },
        roles: [],
        [enterprise]: { department: 'Sales' },
      },
    });
    expect(requests.at(-1)).toEqual({
      line: 'PATCH /Users/u1',
      body: { schemas: patchOp, Operations: [{ op: 'Add', path: `${enterprise}:manager`, value: 'u2' }] },
    });
  });

  test('a creation carries the whole address of the office, and the fax number with the other numbers', async () => {
    const directory = directoryOf([person('1', { office: bern, fax: '+41 31 2', workPhone: '+41 31 1' })]);
    await connect(directory).initialCycle();
    expect(sent()[1]?.body).toMatchObject({
      addresses: [
        {
          type: 'work',
          formatted: 'Bern, 2nd floor',
          streetAddress: 'Ahornweg 5',
          locality: 'Bern',
          region: 'BE',
          postalCode: '3012',
          country: 'CH',
        },
      ],
      phoneNumbers: [
        { type: 'work', value: '+41 31 1' },
        { type: 'fax', value: '+41 31 2' },
      ],
    });
  });

  test.each([
    ['default', { add: 'Add', replace: 'Replace', remove: 'Remove' }],
    ['aadOptscim062020', { add: 'add', replace: 'replace', remove: 'remove' }],
  ] as const)('a move to another office is one operation per part in the %s dialect', async (dialect, op) => {
    const directory = directoryOf([person('1', { office: bern, fax: '+41 31 2' })]);
    await connect(directory, { dialect }).initialCycle();
    const changes = async (change: Partial<DirectoryUser>) => {
      directory.updateUser('1', change);
      sent();
      await entra.client.incrementalCycle();
      return sent()[1]?.body?.Operations;
    };
    const at = (part: string) => `addresses[type eq "work"].${part}`;
    const fax = 'phoneNumbers[type eq "fax"].value';

    expect(await changes({ office: oslo, fax: '+47 2' })).toEqual([
      { op: op.replace, path: at('formatted'), value: 'Oslo' },
      { op: op.replace, path: at('streetAddress'), value: 'Lønneveien 8' },
      { op: op.replace, path: at('locality'), value: 'Oslo' },
      { op: op.remove, path: at('region') },
      { op: op.replace, path: at('postalCode'), value: '0155' },
      { op: op.replace, path: at('country'), value: 'NO' },
      { op: op.replace, path: fax, value: '+47 2' },
    ]);
    expect(await changes({ office: null, fax: null })).toEqual(
      [...['formatted', 'streetAddress', 'locality', 'postalCode', 'country'].map(at), fax].map((path) => ({
        op: op.remove,
        path,
      })),
    );
    expect(await changes({ office: oslo })).toEqual([
      { op: op.add, path: at('formatted'), value: 'Oslo' },
      { op: op.add, path: at('streetAddress'), value: 'Lønneveien 8' },
      { op: op.add, path: at('locality'), value: 'Oslo' },
      { op: op.add, path: at('postalCode'), value: '0155' },
      { op: op.add, path: at('country'), value: 'NO' },
    ]);
  });

  test('somebody hired later gets the known manager in the creation', async () => {
    const directory = directoryOf([person('boss')]);
    await connect(directory).initialCycle();
    directory.addUser(person('new', { managerId: 'boss' }));
    sent();
    await entra.client.incrementalCycle();
    const requests = sent();
    expect(requests.map(({ line }) => line)).toEqual([
      'GET /Users?filter=userName+eq+"new%40contoso.example"',
      'POST /Users',
    ]);
    expect(requests[1]?.body?.[enterprise]).toEqual({ manager: { value: 'u1' } });
  });

  test('an update in the default dialect has capitals, one operation per attribute and string booleans', async () => {
    const directory = directoryOf([person('1', { title: 'Clerk' })]);
    await connect(directory).initialCycle();
    sent();
    directory.updateUser('1', {
      displayName: 'Ann B.',
      familyName: 'B.',
      email: 'ann.b@contoso.com',
      mobilePhone: '+41 79',
      department: 'HR',
      title: null,
    });
    await entra.client.incrementalCycle();
    expect(sent()).toEqual([
      { line: 'GET /Users/u1', body: null },
      {
        line: 'PATCH /Users/u1',
        body: {
          schemas: patchOp,
          Operations: [
            { op: 'Replace', path: 'displayName', value: 'Ann B.' },
            { op: 'Remove', path: 'title' },
            { op: 'Replace', path: 'emails[type eq "work"].value', value: 'ann.b@contoso.com' },
            { op: 'Replace', path: 'name.familyName', value: 'B.' },
            { op: 'Replace', path: 'name.formatted', value: 'Ann B.' },
            { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+41 79' },
            { op: 'Add', path: `${enterprise}:department`, value: 'HR' },
          ],
        },
      },
    ]);
  });

  test('an update in the aadOptscim062020 dialect has dotted and URN keys in a value without a path', async () => {
    const directory = directoryOf([person('1', { employeeNumber: '6' })]);
    await connect(directory, { baseUrl: `${entra.server.baseUrl}/?aadOptscim062020` }).initialCycle();
    sent();
    directory.updateUser('1', {
      givenName: 'A',
      displayName: 'Ann',
      email: 'x@y',
      employeeNumber: '7',
      title: 'Clerk',
    });
    await entra.client.incrementalCycle();
    expect(sent()[1]?.body).toEqual({
      schemas: patchOp,
      Operations: [
        { op: 'add', path: 'title', value: 'Clerk' },
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'x@y' },
        {
          op: 'replace',
          value: {
            displayName: 'Ann',
            'name.givenName': 'A',
            'name.formatted': 'Ann',
            [`${enterprise}:employeeNumber`]: '7',
          },
        },
      ],
    });
  });

  test.each([
    [
      'default',
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'Replace', path: 'active', value: 'True' },
    ],
    [
      'aadOptscim062020',
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'active', value: true },
    ],
  ] as const)('leaving, coming back and being purged in the %s dialect', async (dialect, off, on) => {
    const directory = directoryOf([person('1'), person('2')], { Team: ['1', '2'] });
    await connect(directory, { dialect }).initialCycle();
    sent();

    directory.updateUser('1', { status: 'deleted' });
    const left = await entra.client.incrementalCycle();
    expect(sent()).toEqual([
      { line: 'GET /Users/u1', body: null },
      { line: 'PATCH /Users/u1', body: { schemas: patchOp, Operations: [off] } },
    ]);
    directory.updateUser('1', { status: 'active' });
    const back = await entra.client.incrementalCycle();
    // The same id, and no membership is sent again.
    expect(sent()[1]).toEqual({ line: 'PATCH /Users/u1', body: { schemas: patchOp, Operations: [on] } });

    directory.purgeUser('1');
    const purged = await entra.client.incrementalCycle();
    expect(lines()).toEqual(['DELETE /Users/u1']);
    expect([left.disabled, back.enabled, purged.deleted]).toEqual([1, 1, 1]);
    expect([left, back, purged].flatMap(({ errors }) => errors)).toEqual([]);
  });

  test('a manager is checked before it is set, and removed when there is none any more', async () => {
    const directory = directoryOf([person('1'), person('2')]);
    await connect(directory).initialCycle();
    sent();
    directory.updateUser('1', { managerId: '2' });
    await entra.client.incrementalCycle();
    expect(lines().slice(1)).toEqual([
      'GET /Users?filter=id+eq+"u1"+and+manager+eq+"u2"&attributes=id',
      'PATCH /Users/u1',
    ]);
    directory.updateUser('1', { managerId: null });
    await entra.client.incrementalCycle();
    expect(sent().at(-1)?.body?.Operations).toEqual([{ op: 'Remove', path: `${enterprise}:manager` }]);
  });

  test('other matching attributes are asked for by their own path', async () => {
    const directory = directoryOf([person('1')], { Team: [] });
    const matching = { matchUsersBy: 'emails[type eq "work"].value', matchGroupsBy: 'externalId' } as const;
    await connect(directory, matching).initialCycle();
    expect(lines().filter((line) => line.startsWith('GET'))).toEqual([
      'GET /Users?filter=emails[type+eq+"work"].value+eq+"1%40contoso.example"',
      'GET /Groups?excludedAttributes=members&filter=externalId+eq+"id-Team"',
    ]);
  });
});
