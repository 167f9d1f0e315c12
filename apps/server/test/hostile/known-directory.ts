import { randomUUID } from 'node:crypto';
import { groupResourceType, type ResourceType, type ScimObject, userResourceType } from '@rollcall/scim';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Endpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';

/** A directory of which every resource is known as the server shows it. */
export type KnownDirectory = {
  readonly scim: ScimClient;
  readonly Users: readonly ScimObject[];
  readonly Groups: readonly ScimObject[];
};

export const collections: readonly {
  readonly name: 'Users' | 'Groups';
  readonly resourceType: ResourceType;
}[] = [
  { name: 'Users', resourceType: userResourceType },
  { name: 'Groups', resourceType: groupResourceType },
];

const people = 14;
const groups = 6;

/**
 * Few and short, so that people share them; with what SQL, LIKE and JSON treat specially, and both cases of letters.
 * The characters whose lower case depends on their neighbours, and those beyond the first plane beside those at its end,
 * are missing: PostgreSQL and JavaScript differ about them, which filters-agree.test.ts says outright.
 */
export const word = fc.constantFrom(
  'a',
  'A',
  'ab',
  'B',
  'ba',
  'Äb',
  'äB',
  'ß',
  '%',
  '_',
  '\\',
  '"',
  "'",
  'a b',
  '🙂',
  'ñ',
  '7',
);
const typeOfValue = fc.constantFrom('work', 'home', 'Work', 'other');

const optional: { requiredKeys: [] } = { requiredKeys: [] };

function values(value: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const element = fc.record({ value, type: typeOfValue, primary: fc.boolean(), display: word }, optional);
  const empty = fc.constantFrom({ value: '' }, { value: '', primary: false });
  return fc.array(fc.oneof({ weight: 3, arbitrary: element }, { weight: 1, arbitrary: empty }), {
    maxLength: 3,
  });
}

const name = fc.record(
  { formatted: word, givenName: word, familyName: fc.constantFrom('', 'Lee', 'LEE') },
  optional,
);
const address = fc.record(
  {
    formatted: word,
    locality: word,
    country: fc.constantFrom('CH', 'ch'),
    type: typeOfValue,
    primary: fc.boolean(),
  },
  optional,
);

const user = fc.record(
  {
    externalId: word,
    active: fc.boolean(),
    displayName: fc.oneof(word, fc.constant('')),
    nickName: word,
    title: word,
    profileUrl: word,
    userType: fc.constant(''),
    locale: fc.constantFrom('de-CH', 'DE-ch'),
    name: fc.oneof(name, fc.constant({ familyName: '' })),
    emails: values(fc.tuple(word, fc.constantFrom('@x', '@X')).map((two) => two.join(''))),
    phoneNumbers: values(word),
    photos: values(word),
    roles: values(word),
    entitlements: values(fc.constant('')),
    x509Certificates: values(fc.constantFrom('aGk=', 'aGK=')),
    addresses: fc.array(address, { maxLength: 3 }),
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': fc.record(
      {
        department: word,
        employeeNumber: fc.constantFrom('7', '07'),
        manager: fc.record({ value: fc.nat(people) }),
      },
      optional,
    ),
    'urn:example:2.0:Badge': fc.record({ colour: word }, optional),
  },
  optional,
);

const group = fc.record({ externalId: word, members: fc.subarray([...Array(people).keys()]) }, optional);

const content = fc.record({
  users: fc.array(user, { minLength: people, maxLength: people }),
  groups: fc.array(group, { minLength: groups, maxLength: groups }),
});

/** A directory made from a seed, pushed and read back. */
export async function pushDirectory(endpoint: Endpoint, seed: number): Promise<KnownDirectory> {
  const scim = scimClient(endpoint, await endpoint.createDirectory());
  const [made] = fc.sample(content, { seed, numRuns: 1 });
  const ids: string[] = [];
  for (const [index, each] of (made?.users ?? []).entries()) {
    const userName = `${index % 2 === 0 ? 'Ann' : 'bob'}-${index}`;
    ids.push(await create('/Users', { userName, ...each }));
  }
  for (const [index, { members, ...each }] of (made?.groups ?? []).entries()) {
    const displayName = `${index % 2 === 0 ? 'Staff' : 'crew'} ${index}`;
    await create('/Groups', { displayName, ...each, members: members?.map((at) => ({ value: ids[at] })) });
  }
  return { scim, Users: await readAll('Users'), Groups: await readAll('Groups') };

  async function create(path: string, body: object): Promise<string> {
    // A manager is one of those who came before, or nobody.
    const managed = JSON.stringify(body).replaceAll(/"manager":\{"value":(\d+)\}/g, (_all, at: string) => {
      return `"manager":{"value":"${ids[Number(at)] ?? randomUUID()}"}`;
    });
    const created = await scim('POST', path, { rawBody: managed });
    expect(created.status, created.text).toBe(201);
    return String(created.body?.id);
  }

  async function readAll(name: 'Users' | 'Groups'): Promise<readonly ScimObject[]> {
    const { text } = await scim('GET', `/${name}?count=1000`);
    const list: { Resources?: ScimObject[] } = JSON.parse(text);
    return list.Resources ?? [];
  }
}
