import { matches, parseFilter, type ScimObject, userResourceType } from '@rollcall/scim';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTooCostly } from '#domain/directory/filter-cost.ts';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { report, runSize, seed } from '../long/run-size.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import { collections, pushDirectory } from './known-directory.ts';
import { tellingFilter } from './telling-filters.ts';

const directories = runSize({ ci: 3, long: 20 });
const filtersPerDirectory = runSize({ ci: 100, long: 250 });

/** A filter has two readers: PostgreSQL for lists, and `matches()` for what is in hand. They must not differ. */
describe('both readers of a filter', () => {
  let endpoint: Endpoint;
  beforeAll(async () => {
    endpoint = await startEndpoint();
    report(`${directories * filtersPerDirectory} filters from ROLLCALL_SEED=${seed}`);
  });
  afterAll(() => endpoint.close());

  const numbers = Array.from({ length: directories }, (_, index) => index);
  it.each(numbers)(
    'find the same people and groups in directory %i',
    async (number) => {
      const directory = await pushDirectory(endpoint, seed + number);
      let told = 0;
      for (const { name, resourceType } of collections) {
        const resources = directory[name];
        const property = fc.asyncProperty(tellingFilter(resourceType, resources), async (text) => {
          const filter = parseFilter(text, resourceType);
          fc.pre(!isTooCostly(filter));
          const wanted = resources.filter((resource) => matches(filter, resource)).map(({ id }) => id);
          expect(await found(directory.scim, name, text)).toEqual(wanted);
          if (wanted.length > 0 && wanted.length < resources.length) told += 1;
        });
        await fc.assert(property, { seed, numRuns: filtersPerDirectory / 2 });
      }
      expect(endpoint.logged).toEqual([]);
      // A filter that finds everybody or nobody says little.
      expect(told).toBeGreaterThan(filtersPerDirectory / 10);
    },
    runSize({ ci: 60_000, long: 300_000 }),
  );

  /** Where they do differ, and why that is left so. PATCH alone asks `matches()`, for the elements of one user. */
  describe('differ knowingly', () => {
    let scim: ScimClient;
    const people: ScimObject[] = [];
    beforeAll(async () => {
      scim = scimClient(endpoint, await endpoint.createDirectory());
      for (const nickName of ['ΟΔΟΣ', 'İ', '\u{1F642}', '\uFFFD']) {
        const { text } = await scim('POST', '/Users', { body: { userName: crypto.randomUUID(), nickName } });
        people.push(JSON.parse(text));
      }
    });

    const inHand = (text: string) =>
      people
        .filter((each) => matches(parseFilter(text, userResourceType), each))
        .map(({ nickName }) => nickName);
    const listed = async (text: string) => {
      const ids = await found(scim, 'Users', text);
      return people.filter(({ id }) => ids.includes(id)).map(({ nickName }) => nickName);
    };

    it('about ids, which are exact in SCIM and which the database knows in any case', async () => {
      const text = `id eq "${String(people[0]?.id).toUpperCase()}"`;
      expect(await listed(text)).toEqual(['ΟΔΟΣ']);
      expect(inHand(text)).toEqual([]);
    });

    it('about letters whose lower case depends on their place or has two characters', async () => {
      // PostgreSQL lowers one character at a time: every Σ is a σ, and İ an i.
      expect(await listed('nickName eq "οδοσ"')).toEqual(['ΟΔΟΣ']);
      expect(inHand('nickName eq "οδοσ"')).toEqual([]);
      expect(await listed('nickName eq "i"')).toEqual(['İ']);
      expect(inHand('nickName eq "i"')).toEqual([]);
      // Written as it was pushed, both find it.
      for (const name of ['ΟΔΟΣ', 'İ']) expect(await listed(`nickName eq "${name}"`)).toEqual([name]);
      for (const name of ['ΟΔΟΣ', 'İ']) expect(inHand(`nickName eq "${name}"`)).toEqual([name]);
    });

    it('about which of two characters comes first, when one is beyond the first plane', async () => {
      // PostgreSQL compares code points, JavaScript halves of surrogate pairs.
      expect(await listed('nickName gt "\uFFF0"')).toEqual(['\u{1F642}', '\uFFFD']);
      expect(inHand('nickName gt "\uFFF0"')).toEqual(['\uFFFD']);
    });
  });
});

/** The ids that the server lists, in its order, of which there must be as many as it says. */
async function found(scim: ScimClient, name: string, filter: string): Promise<readonly unknown[]> {
  const { status, text } = await scim(
    'GET',
    `/${name}?attributes=id&count=1000&filter=${encodeURIComponent(filter)}`,
  );
  expect(status, text).toBe(200);
  const list: { totalResults: number; Resources?: { id: string }[] } = JSON.parse(text);
  const ids = (list.Resources ?? []).map(({ id }) => id);
  expect(list.totalResults).toBe(ids.length);
  return ids;
}
