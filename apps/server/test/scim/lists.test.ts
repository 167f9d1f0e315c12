import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

type List = {
  readonly totalResults: number;
  readonly itemsPerPage: number;
  readonly startIndex?: number;
  readonly nextCursor?: string;
  readonly Resources?: readonly {
    readonly id: string;
    readonly userName?: string;
    readonly displayName?: string;
  }[];
};

describe('lists', () => {
  let endpoint: Endpoint;
  let scim: ScimClient;
  const people = 25;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    scim = scimClient(endpoint, await endpoint.createDirectory());
    for (let index = 0; index < people; index += 1) {
      const title = ['Äbtissin', 'boss', 'Admin', undefined][index % 4];
      await scim('POST', '/Users', { body: { userName: `user-${index}`, ...(title && { title }) } });
    }
    for (const displayName of ['Staff', 'Chiefs']) await scim('POST', '/Groups', { body: { displayName } });
  });
  afterAll(() => endpoint.close());

  async function list(path: string): Promise<List> {
    const { status, body } = await scim('GET', path);
    expect(status, path).toBe(200);
    return body as unknown as List;
  }

  const names = ({ Resources = [] }: List) =>
    Resources.map(({ userName, displayName }) => userName ?? displayName);
  const everybody = Array.from({ length: people }, (_, index) => `user-${index}`);

  it('are in the order in which people came, and pages by index fit together', async () => {
    const pages = await Promise.all([1, 11, 21].map((start) => list(`/Users?startIndex=${start}&count=10`)));
    expect(pages.flatMap(names)).toEqual(everybody);
    expect(
      pages.map(({ totalResults, startIndex, itemsPerPage }) => [totalResults, startIndex, itemsPerPage]),
    ).toEqual([
      [25, 1, 10],
      [25, 11, 10],
      [25, 21, 5],
    ]);
  });

  it.each([
    ['startIndex=0', 1, 25],
    ['startIndex=-5&count=3', 1, 3],
    ['startIndex=99', 99, 0],
    ['count=5000', 1, 25],
    ['', 1, 25],
  ])('take %j in good part', async (query, startIndex, length) => {
    const page = await list(`/Users?${query}`);
    expect(page).toMatchObject({ totalResults: 25, startIndex, itemsPerPage: length });
    expect(page.Resources).toHaveLength(length);
  });

  it.each(['count=0', 'count=-1'])('have totals alone with %s', async (query) => {
    const page = await list(`/Users?${query}`);
    expect(page).toMatchObject({ totalResults: 25, itemsPerPage: 0 });
    expect(page.Resources).toBeUndefined();
  });

  it('are walked by cursor to the end, each person once, though others come and go', async () => {
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: List = await list(
        `/Users?cursor=${encodeURIComponent(cursor)}&count=10&attributes=userName`,
      );
      seen.push(...names(page));
      cursor = page.nextCursor;
      if (seen.length === 10) {
        const gone = await list('/Users?filter=userName eq "user-3"');
        await scim('DELETE', `/Users/${gone.Resources?.[0]?.id}`);
        await scim('POST', '/Users', { body: { userName: 'user-3' } });
      }
    }
    expect(seen).toEqual([...everybody, 'user-3']);
    const again = await list('/Users?filter=userName eq "user-3"');
    expect(again.totalResults).toBe(1);
  });

  it.each(['nonsense', '', 'AAAA'])('refuse the cursor %j where it does not belong', async (cursor) => {
    const { nextCursor = '' } = await list('/Users?cursor=&count=5');
    const foreign = cursor === '' ? nextCursor : cursor;
    const { status, body } = await scim('GET', `/Users?filter=active eq true&cursor=${foreign}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ scimType: 'invalidCursor' });
  });

  it('are sorted without regard to case, who lacks the attribute last, and first when descending', async () => {
    const titles = async (order: string) => {
      const { Resources = [] } = await list(`/Users?sortBy=title&sortOrder=${order}&count=100`);
      return [...new Set(Resources.map((user) => ('title' in user ? user.title : null)))];
    };
    expect(await titles('ascending')).toEqual(['Admin', 'boss', 'Äbtissin', null]);
    expect(await titles('descending')).toEqual([null, 'Äbtissin', 'boss', 'Admin']);
  });

  it('are walked by cursor in an order of the client too', async () => {
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: List = await list(
        `/Users?sortBy=userName&sortOrder=descending&cursor=${encodeURIComponent(cursor)}&count=7`,
      );
      seen.push(...names(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...everybody].sort().reverse());
  });

  it('are not searched by a filter of dozens of terms that no index serves', async () => {
    const many = (term: string, times: number) => Array.from({ length: times }, () => term).join(' or ');
    for (const filter of [
      many('groups.display co "x"', 2),
      many('emails.value co "x"', 20),
      many('title co "x"', 60),
    ]) {
      const { status, body } = await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect([status, body]).toMatchObject([400, { scimType: 'invalidFilter' }]);
    }
    for (const filter of [
      'groups.display co "x"',
      many('userName eq "x"', 100),
      'emails[type eq "work"].value eq "x"',
    ]) {
      expect((await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`)).status).toBe(200);
    }
  });

  it('are read of all types at the base of the endpoint', async () => {
    const last = await list(`?startIndex=${people}&count=5&attributes=userName,displayName`);
    expect(last).toMatchObject({ totalResults: people + 2, startIndex: people, itemsPerPage: 3 });
    expect(names(last)).toEqual(['user-3', 'Staff', 'Chiefs']);
    expect(names(await list('/?filter=displayName eq "staff"'))).toEqual(['Staff']);
    for (const [query, scimType] of [
      ['filter=displayName eq', 'invalidFilter'],
      ['cursor=', 'invalidCursor'],
    ]) {
      const { status, body } = await scim('GET', `?${query}`);
      expect([status, body]).toMatchObject([400, { scimType }]);
    }
  });

  it('are searched by POST, of one type or of all', async () => {
    const search = async (path: string, body: object) =>
      (await scim('POST', path, { body })).body as unknown as List;
    const users = await search('/Users/.search', { filter: 'userName ew "-7"', attributes: ['userName'] });
    expect(names(users)).toEqual(['user-7']);
    const all = await search('/.search', { count: 4, startIndex: people - 1 });
    expect(all.totalResults).toBe(people + 2);
    expect(names(all)).toEqual(['user-24', 'user-3', 'Staff', 'Chiefs']);
    const groups = await search('/.search', { filter: 'displayName eq "staff"' });
    expect(names(groups)).toEqual(['Staff']);
    const bad = await scim('POST', '/.search', { body: { filter: 'displayName eq' } });
    expect(bad.body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
  });
});
