import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScimObject } from '#document.ts';
import { leafOf, valuesAt } from '#schema/attribute-path.ts';
import { groupResourceType, userResourceType } from '#schema/resource-type.ts';
import { filterTree } from './filter-trees.ts';
import { matches } from './matches.ts';
import { parseFilter } from './parse-filter.ts';
import type { Filter } from './tree.ts';

const ann: ScimObject = {
  id: 'u1',
  externalId: 'Ext-1',
  userName: 'Ann@Example.com',
  active: true,
  title: 'Head of IT',
  nickName: '',
  name: { givenName: 'Ann', familyName: 'Lee' },
  emails: [
    { value: 'ann@example.com', type: 'work', primary: true },
    { value: 'ann@home.example', type: 'home' },
  ],
  groups: [{ value: 'g1', display: 'Bosses' }],
  meta: { created: '2026-01-31T09:00:00.000Z', version: 'W/"3"' },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    department: 'HR',
    manager: { value: 'm1' },
  },
};

const finds = (text: string) => matches(parseFilter(text, userResourceType), ann);

describe('a user is found by', () => {
  test.each([
    'userName eq "ann@example.COM"',
    'userName sw "ANN" and userName ew ".com" and userName co "@EX"',
    'externalId eq "Ext-1"',
    'title pr',
    'active eq true',
    'active eq "True"',
    'active ne false',
    'title gt "Ha" and title lt "Hf" and title ge "head of it" and title le "head of it"',
    'emails eq "ANN@example.com"',
    'emails[type eq "work" and primary eq true]',
    'emails[type eq "work"].value eq "ann@example.com"',
    'emails[type eq "home" and not (primary pr)]',
    'emails.type eq "home"',
    'emails.value ne "ann@example.com"',
    'groups eq "g1"',
    'groups[display eq "bosses"]',
    'manager eq "m1"',
    'id eq u1 and manager eq m1',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "hr"',
    'meta.created eq "2026-01-31T10:00:00+01:00"',
    'meta.created gt "2026-01-31T08:59:59Z" and meta.created lt "2026-01-31T09:00:00.001Z"',
    'meta.created ge "2026-01-31T11:00:00+02:00"',
    'name pr',
    // what is absent is not equal to anything
    'locale ne "en"',
    'locale eq null',
    'emails[type eq "home" and display ne "x"]',
    'urn:example:2.0:Badge:colour ne "red"',
    'not (urn:example:2.0:Badge:colour pr)',
  ])('%s', (text) => expect(finds(text)).toBe(true));
});

describe('a user is not found by', () => {
  test.each([
    'externalId eq "ext-1"',
    'id eq "U1"',
    'meta.version eq "w/\\"3\\""',
    'nickName pr',
    'locale pr',
    'locale eq "en"',
    'locale co ""',
    'active eq false',
    'emails[type eq "home" and primary eq true]',
    'emails[type eq "home"].value eq "ann@example.com"',
    'title ne "head of it"',
    'phoneNumbers pr',
    'addresses[type eq "work"]',
    'urn:example:2.0:Badge:colour eq "red"',
    'urn:example:2.0:Badge:colour pr',
    'not (userName pr)',
  ])('%s', (text) => expect(finds(text)).toBe(false));
});

test('a group is found by its members', () => {
  const group: ScimObject = {
    id: 'g1',
    displayName: 'Bosses',
    members: [{ value: 'u1', $ref: '/Users/u1' }],
  };
  for (const text of [
    'members eq "u1"',
    'members.value eq u1',
    'members[value eq "u1"]',
    'members.$ref ew "/u1"',
  ])
    expect(matches(parseFilter(text, groupResourceType), group), text).toBe(true);
  expect(matches(parseFilter('members eq "u2"', groupResourceType), group)).toBe(false);
});

test('an inherited name is no attribute of a document that a database returned', () => {
  const bare = JSON.parse('{"id":"u1"}');
  for (const path of userResourceType.names.values())
    if (path.kind === 'attribute' && path.path.name !== 'id') expect(valuesAt(bare, path.path)).toEqual([]);
});

test('every tree means what its parts mean', () => {
  const strings = fc.constantFrom('a', 'A', 'B', 'work', '');
  const element = fc.record({ value: strings, type: strings, primary: fc.boolean() }, { requiredKeys: [] });
  const user = fc.record(
    { userName: strings, title: strings, active: fc.boolean(), emails: fc.array(element, { maxLength: 3 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filterTree(userResourceType), user, (filter, resource) => {
      expect(matches(filter, resource)).toBe(naive(filter, resource));
    }),
    { numRuns: 500 },
  );
});

/** The RFC's sentences in the plainest code, for documents of text and booleans. */
function naive(filter: Filter, resource: ScimObject): boolean {
  switch (filter.kind) {
    case 'and':
      return !filter.filters.some((each) => !naive(each, resource));
    case 'or':
      return filter.filters.some((each) => naive(each, resource));
    case 'not':
      return !naive(filter.filter, resource);
    case 'unknown':
      return filter.operator === 'ne';
    case 'element': {
      const list = resource[filter.path.attribute.name];
      const one = (each: unknown) =>
        naive(filter.filter, { [filter.path.attribute.name]: [each] } as ScimObject);
      return Array.isArray(list) && list.some(one);
    }
    case 'present':
      return valuesAt(resource, filter.path).some((value) =>
        typeof value === 'object' && value !== null
          ? Object.values(value).some((part) => part !== '')
          : value !== '',
      );
    case 'comparison': {
      const values = valuesAt(resource, filter.path).map((value) =>
        typeof value === 'string' && !leafOf(filter.path).caseExact ? value.toLowerCase() : value,
      );
      const { operand, operator } = filter;
      if (operator === 'ne' && values.length === 0) return true;
      if (operand.type === 'boolean')
        return values.some((value) => (value === operand.value) === (operator === 'eq'));
      const wanted = operand.type === 'text' && !operand.caseExact ? operand.value.toLowerCase() : undefined;
      return values.some((value) => {
        if (typeof value !== 'string') return operator === 'ne';
        const text = wanted ?? (operand.type === 'text' ? operand.value : '');
        const outcomes: Record<string, boolean> = {
          eq: value === text,
          ne: value !== text,
          co: value.includes(text),
          sw: value.startsWith(text),
          ew: value.endsWith(text),
          gt: value > text,
          ge: value >= text,
          lt: value < text,
          le: value <= text,
        };
        return outcomes[operator] ?? false;
      });
    }
  }
}
