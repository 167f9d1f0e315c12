import { describe, expect, test } from 'vitest';
import { printFilter } from '#filter/print-filter.ts';
import { groupResourceType, userResourceType } from '#schema/resource-type.ts';
import { parseListQuery, parseSearchRequest } from './list-query.ts';
import { listResponse } from './list-response.ts';

const limits = { countDefault: 100, countMax: 200 };
const read = (query: Record<string, unknown>) => parseListQuery(query, userResourceType, limits);

describe('paging', () => {
  test.each<[Record<string, unknown>, object]>([
    [{}, { kind: 'index', startIndex: 1, count: 100 }],
    [
      { startIndex: '101', count: '50' },
      { kind: 'index', startIndex: 101, count: 50 },
    ],
    [{ startIndex: 0 }, { kind: 'index', startIndex: 1, count: 100 }],
    [
      { startIndex: '-7', count: '-1' },
      { kind: 'index', startIndex: 1, count: 0 },
    ],
    [{ count: '0' }, { kind: 'index', startIndex: 1, count: 0 }],
    [{ count: '5000' }, { kind: 'index', startIndex: 1, count: 200 }],
    [
      { startIndex: '', count: '' },
      { kind: 'index', startIndex: 1, count: 100 },
    ],
    [{ startIndex: '99999999999999999999' }, { kind: 'index', startIndex: 2 ** 31 - 1, count: 100 }],
    [
      { STARTINDEX: 2, Count: ['3', '4'] },
      { kind: 'index', startIndex: 2, count: 3 },
    ],
    [{ cursor: '' }, { kind: 'cursor', cursor: undefined, count: 100 }],
    [
      { cursor: 'abc', count: '10', startIndex: '5' },
      { kind: 'cursor', cursor: 'abc', count: 10 },
    ],
    [
      { aadOptscim062020: '', unknown: 'x', __proto__: 'x' },
      { kind: 'index', startIndex: 1, count: 100 },
    ],
  ])('%j', (query, expected) => {
    expect(read(query).paging).toEqual(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ startIndex: 'one' }, 'invalidValue'],
    [{ count: '1.5' }, 'invalidValue'],
    [{ count: '1e3' }, 'invalidValue'],
    [{ count: { $gt: 1 } }, 'invalidValue'],
    [{ count: Number.NaN }, 'invalidValue'],
    [{ cursor: '', count: 'many' }, 'invalidCount'],
    [{ cursor: 'x'.repeat(1025) }, 'invalidCursor'],
    [{ filter: { a: 1 } }, 'invalidValue'],
    [{ filter: 'userName' }, 'invalidFilter'],
    [{ sortOrder: 'sideways' }, 'invalidValue'],
  ])('%j is refused with %s', (query, scimType) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ scimType }));
  });
});

describe('sorting', () => {
  test.each<[Record<string, unknown>, string | undefined, boolean]>([
    [{ sortBy: 'userName' }, 'userName', false],
    [{ sortBy: 'NAME.familyname', sortOrder: 'DESCENDING' }, 'name.familyName', true],
    [{ sortBy: 'emails' }, 'emails.value', false],
    [{ sortBy: 'emails[type eq "work"].value' }, 'emails.value', false],
    [{ sortBy: 'meta.lastModified' }, 'meta.lastModified', false],
    [{ sortBy: 'name' }, undefined, false],
    [{ sortBy: 'nonsense' }, undefined, false],
    [{ sortBy: 'password' }, undefined, false],
    [{ sortOrder: 'descending' }, undefined, false],
  ])('%j', (query, name, descending) => {
    const { sort } = read(query);
    expect(sort?.path.name).toBe(name);
    if (sort) expect(sort.descending).toBe(descending);
  });
});

test('an empty filter is no filter', () => {
  expect(read({ filter: ' ' }).filter).toBeUndefined();
});

test('a search request asks the same as a query', () => {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
    attributes: ['displayName', 'members.value'],
    filter: 'displayName sw "B"',
    sortBy: 'displayName',
    startIndex: 1,
    count: 10,
  };
  const query = { ...body, attributes: 'displayName,members.value', startIndex: '1', count: '10' };
  const search = parseSearchRequest(body, groupResourceType, limits);
  expect(search).toEqual(parseListQuery(query, groupResourceType, limits));
  expect(search.filter && printFilter(search.filter)).toBe('displayName sw "B"');
});

test.each([[null], ['x'], [[]]])('a search request that is %j is invalidSyntax', (body) => {
  expect(() => parseSearchRequest(body, userResourceType, limits)).toThrow(
    expect.objectContaining({ scimType: 'invalidSyntax' }),
  );
});

describe('the answer', () => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];

  test('says how many are on the page', () => {
    expect(listResponse({ totalResults: 3, startIndex: 2, resources: ['b', 'c'] })).toEqual({
      schemas,
      totalResults: 3,
      startIndex: 2,
      itemsPerPage: 2,
      Resources: ['b', 'c'],
    });
  });

  test('has an empty list where nothing was found, and none where none was asked for', () => {
    expect(listResponse({ totalResults: 0, startIndex: 1, resources: [] })).toHaveProperty('Resources', []);
    expect(listResponse({ totalResults: 3, startIndex: 1, resources: undefined })).toEqual({
      schemas,
      totalResults: 3,
      startIndex: 1,
      itemsPerPage: 0,
    });
  });

  test('has the next cursor until the last page', () => {
    expect(listResponse({ totalResults: 3, resources: ['a'], nextCursor: 'n' })).toHaveProperty(
      'nextCursor',
      'n',
    );
    expect(listResponse({ totalResults: 3, resources: ['c'] })).not.toHaveProperty('nextCursor');
  });
});
