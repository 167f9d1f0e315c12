import {
  type AttributePath,
  leafOf,
  parseListQuery,
  type ResourceType,
  type ScimObject,
  type ScimValue,
  type Sort,
  valuesAt,
} from '@rollcall/scim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { runSize, seed } from '../long/run-size.ts';
import { collections, pushDirectory } from './known-directory.ts';
import { visiblePaths } from './telling-filters.ts';

const directories = runSize({ ci: 2, long: 40 });

/** RFC 7644 section 3.4.2.3, beside a reader that sorts what it was given in the plainest way. */
describe('lists in an order of the client', () => {
  let endpoint: Endpoint;
  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());

  const numbers = Array.from({ length: directories }, (_, index) => index);
  it.each(numbers)(
    'are in the order that a plain reader finds, by every attribute, both ways, in directory %i',
    async (number) => {
      const directory = await pushDirectory(endpoint, seed + number);
      for (const { name, resourceType } of collections) {
        const resources = directory[name];
        for (const path of visiblePaths(resourceType)) {
          for (const order of ['ascending', 'descending'] as const) {
            const asked = `sortBy=${encodeURIComponent(path.name)}&sortOrder=${order}`;
            const { text } = await directory.scim('GET', `/${name}?${asked}&attributes=id&count=1000`);
            const list: { Resources?: readonly ScimObject[] } = JSON.parse(text);
            const listed = (list.Resources ?? []).map(({ id }) => id);
            const wanted = sorted(resources, sortOf(resourceType, path, order));
            expect(listed, `${name} by ${path.name}, ${order}`).toEqual(wanted.map(({ id }) => id));
          }
        }
      }
      expect(endpoint.logged).toEqual([]);
    },
    runSize({ ci: 60_000, long: 300_000 }),
  );
});

function sortOf(resourceType: ResourceType, { name }: AttributePath, sortOrder: string): Sort | undefined {
  return parseListQuery({ sortBy: name, sortOrder }, resourceType, { countDefault: 1, countMax: 1 }).sort;
}

/** Without a value last when ascending and first when descending; who is equal stays in the order of ids. */
function sorted(resources: readonly ScimObject[], sort: Sort | undefined): readonly ScimObject[] {
  if (!sort) return resources;
  const { path, descending } = sort;
  const direction = descending ? -1 : 1;
  return resources.toSorted((a, b) => {
    const [left, right] = [keyOf(a, path), keyOf(b, path)];
    if (left === undefined || right === undefined)
      return direction * (Number(left === undefined) - Number(right === undefined));
    return direction * Buffer.compare(Buffer.from(left), Buffer.from(right));
  });
}

/** Of several values the primary one, else the first. Members, groups and schemas have no first, so it is the lowest. */
function keyOf(resource: ScimObject, path: AttributePath): string | undefined {
  const { attribute, subAttribute } = path;
  const fold = (value: ScimValue) => (leafOf(path).caseExact ? String(value) : String(value).toLowerCase());
  if (['members', 'groups', 'schemas'].includes(attribute.name))
    return valuesAt(resource, path)
      .map(fold)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0];
  const elements = valuesAt(resource, { ...path, subAttribute: undefined });
  const chosen = attribute.multiValued
    ? (elements.find((each) => isObject(each) && each.primary === true) ?? elements[0])
    : elements[0];
  const value = subAttribute && isObject(chosen) ? chosen[subAttribute.name] : chosen;
  return value === undefined || value === null ? undefined : fold(value);
}

function isObject(value: ScimValue | undefined): value is ScimObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
