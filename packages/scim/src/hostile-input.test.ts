import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '#processor-ms.ts';
import {
  applyPatch,
  parseBulkRequest,
  parseGroup,
  parseGroupPatch,
  parseSearchRequest,
  parseUser,
  parseUserPatch,
  ScimError,
  schemaUrn,
  userResourceType,
} from './index.ts';

const document = parseUser({ userName: 'ann', emails: [{ value: 'a', type: 'work' }] }).document;

/** Every entry point that takes a body. */
const readers: Record<string, (body: unknown) => unknown> = {
  user: parseUser,
  group: parseGroup,
  userPatch: (body) => applyPatch(document, parseUserPatch(body, { resourceId: 'u' })),
  groupPatch: (body) => parseGroupPatch(body, { resourceId: 'g' }),
  bulk: (body) => parseBulkRequest(body, { operationsMax: 1000 }),
  search: (body) => parseSearchRequest(body, userResourceType, { countDefault: 100, countMax: 200 }),
};

/** Reads the body with every reader; the only error that may come is a ScimError with a 4xx status. */
function readAll(body: unknown): void {
  for (const [name, read] of Object.entries(readers)) {
    try {
      const result = JSON.stringify(read(body));
      // The data of a bulk operation is read later, by the reader of its resource.
      if (name !== 'bulk') expect(result, name).not.toContain('\\u0000');
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
      expect(error.status, name).toBeGreaterThanOrEqual(400);
      expect(error.status, name).toBeLessThan(500);
      expect(error.detail, name).not.toContain('\u0000');
      expect(error.detail.isWellFormed(), name).toBe(true);
      expect(error.detail.length, name).toBeLessThan(700);
    }
  }
}

const name = fc.oneof(
  fc.constantFrom(
    'userName',
    'active',
    'name',
    'name.givenName',
    'emails',
    'emails.value',
    'members',
    'displayName',
    'id',
    'meta',
    'schemas',
    'groups',
    'password',
    'manager',
    'roles',
    '__proto__',
    'constructor',
    'toString',
    'urn:',
    'urn:x:',
    'urn:x:y:z.a',
    'emails[type eq "work"].value',
    'members[value eq "x"]',
    'emails[',
    ']',
    '',
    schemaUrn.user,
    schemaUrn.enterpriseUser,
    `${schemaUrn.enterpriseUser}:manager.value`,
    `${schemaUrn.enterpriseUser}:manager`,
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, '', 'True', 'x', 0, -1, 1e308, 'a\u0000', '\ud800'),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    fc.record({ value: tie('value'), type: tie('value'), primary: tie('value') }, { requiredKeys: [] }),
  ),
})).value;
const operation = fc.record(
  {
    op: fc.constantFrom('add', 'Replace', 'remove', 'x', null),
    path: fc.oneof(name, value),
    value,
    method: name,
    data: value,
    bulkId: name,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  value,
  fc
    .dictionary(name, value, { maxKeys: 6 })
    .map((attributes) => ({ userName: 'x', displayName: 'x', ...attributes })),
  fc.record({ Operations: fc.array(fc.oneof(operation, value), { maxLength: 4 }) }),
);

test('any body gives a result or a ScimError, and pollutes nothing', () => {
  const before = Reflect.ownKeys(Object.prototype).length;
  fc.assert(
    fc.property(body, (input) => readAll(input)),
    { numRuns: 2000 },
  );
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(before);
});

describe('a body of 1 MiB is answered quickly, whatever is in it', () => {
  const size = 1024 * 1024;
  const repeat = (part: string) =>
    Array(Math.floor(size / (part.length + 1)))
      .fill(part)
      .join();
  const numbered = (part: (index: number) => string, length: number) =>
    Array.from({ length: Math.floor(size / length) }, (_, index) => part(index)).join();
  const patch = (operations: string) => `{"Operations":[${operations}]}`;

  test.each<[string, string]>([
    ['nested lists', `{"userName":"a","urn:x:y":${'['.repeat(size / 2)}${']'.repeat(size / 2)}}`],
    ['nested objects', `{"userName":"a","urn:x:y":${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}}`],
    ['unknown attributes', `{"userName":"a",${numbered((index) => `"a${index}":1`, 10)}}`],
    ['unknown extensions', `{"userName":"a",${numbered((index) => `"urn:x:${index}":{"a":1}`, 22)}}`],
    [
      'attributes of an extension',
      `{"userName":"a","urn:x:y":{${numbered((index) => `"a${index}":1`, 10)}}}`,
    ],
    [
      'flat attributes of an extension',
      `{"userName":"a",${numbered((index) => `"urn:x:1.0:Y:a${index}":1`, 22)}}`,
    ],
    [
      'many extensions of many attributes',
      `{"userName":"a",${Array.from({ length: 50 }, (_, index) => `"urn:x:${index}":{${Array.from({ length: 1000 }, (_, each) => `"a${each}":1`)}}`)}}`,
    ],
    [
      'spellings of one name',
      `{"userName":"a",${numbered((index) => `"${spelling('name.givenname', index)}":"x"`, 20)}}`,
    ],
    ['unknown paths as names', `{"userName":"a",${numbered((index) => `"x[${index}":1`, 10)}}`],
    ['e-mail addresses', `{"userName":"a","emails":[${repeat('"a@x"')}]}`],
    ['operations on one attribute', patch(repeat('{"op":"add","path":"title","value":"a"}'))],
    ['pathless operations', patch(repeat('{"op":"add","value":{"title":"a"}}'))],
    [
      'elements, then a filter each',
      patch(
        `{"op":"add","path":"roles","value":[${Array.from({ length: 1000 }, (_, index) => `"r${index}"`)}]},${Array(990).fill('{"op":"replace","path":"roles[value eq \\"a\\" or value co \\"b\\" or type sw \\"d\\" or value sw \\"r\\"].display","value":"x"}')}`,
      ),
    ],
    [
      'elements, then an addition each',
      patch(
        `{"op":"add","path":"roles","value":[${Array.from({ length: 900 }, (_, index) => `"r${index}"`)}]},${Array.from({ length: 990 }, (_, index) => `{"op":"add","path":"roles","value":["r${index % 900}"]}`)}`,
      ),
    ],
    [
      'removals of many values',
      patch(
        `{"op":"add","path":"roles","value":[${Array.from({ length: 1000 }, (_, index) => `"r${index}"`)}]},${Array.from({ length: 60 }, () => `{"op":"remove","path":"roles","value":[${Array.from({ length: 1000 }, (_, index) => `"x${index}"`)}]}`)}`,
      ),
    ],
    [
      'custom attributes one by one',
      patch(numbered((index) => `{"op":"add","path":"urn:x:1.0:Y:a${index}","value":1}`, 55)),
    ],
    ['paths of brackets', patch(repeat(`{"op":"add","path":"emails[${'('.repeat(900)}","value":1}`))],
    ['a path of 1 MiB', patch(`{"op":"add","path":"emails[${'a'.repeat(size)}]","value":1}`)],
    ['a filter of 1 MiB', `{"filter":"${'('.repeat(size)}"}`],
    ['a verb of 1 MiB', patch(`{"op":"${'x'.repeat(size)}"}`)],
  ])('%s', (_, text) => {
    const input: unknown = JSON.parse(text);
    const start = processorMs();
    readAll(input);
    expect(processorMs() - start).toBeLessThan(1500);
  });

  function spelling(text: string, bits: number): string {
    return [...text].map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter)).join('');
  }
});
