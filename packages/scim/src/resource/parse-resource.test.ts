import { describe, expect, test } from 'vitest';
import { ScimError } from '#error.ts';
import { processorMs } from '#processor-ms.ts';
import { schemasOf, userResourceType } from '#schema/resource-type.ts';
import { schemaUrn } from '#urns.ts';
import { parseGroup, parseUser } from './parse-resource.ts';

const enterprise = schemaUrn.enterpriseUser;

function refusal(parse: () => unknown): ScimError {
  try {
    parse();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const userWith = (attributes: object) => parseUser({ userName: 'ann', ...attributes });

describe('a user', () => {
  test('keeps every value exactly as it was sent', () => {
    const body = {
      userName: '  Ann@Example.COM ',
      active: true,
      profileUrl: 'FPOCWAGSMIDK',
      locale: 'NNRDQRBUZ',
      title: '',
      phoneNumbers: [{ value: '+41 79 / 123 ', type: 'mobile' }],
      emails: [
        { value: 'a@x', type: 'work', primary: true, display: 'A' },
        { value: 'b@x', type: 'work' },
      ],
      addresses: [{ formatted: 'Line 1\nLine 2', type: 'work' }],
      [enterprise]: { department: 'HR', manager: { value: 'nobody', $ref: '../Users/nobody' } },
    };
    expect(parseUser(body)).toEqual({ document: body, ignored: [] });
  });

  test('is active unless the body says otherwise', () => {
    expect(userWith({}).document.active).toBe(true);
    expect(userWith({ active: null }).document.active).toBe(true);
    expect(userWith({ active: false }).document.active).toBe(false);
  });

  test.each([
    [
      'attribute names in any case',
      { USERNAME: 'ann', Name: { GIVENNAME: 'A' } },
      { name: { givenName: 'A' } },
    ],
    [
      'booleans as text',
      { active: 'False', emails: [{ value: 'a', primary: 'TRUE' }] },
      { active: false, emails: [{ value: 'a', primary: true }] },
    ],
    [
      'null, empty lists and empty objects as no value',
      { title: null, roles: [], name: {}, emails: [null, {}] },
      {},
    ],
    ['null inside a value', { emails: [{ value: 'a', display: null }] }, { emails: [{ value: 'a' }] }],
    ['a manager as text', { [enterprise]: { manager: 'm' } }, { [enterprise]: { manager: { value: 'm' } } }],
    [
      'a manager in a list',
      { [enterprise]: { manager: [{ $ref: null, value: 'm' }] } },
      { [enterprise]: { manager: { value: 'm' } } },
    ],
    ['an empty manager', { [enterprise]: { manager: { value: '' } } }, {}],
    ['a manager without the URN', { manager: 'm' }, { [enterprise]: { manager: { value: 'm' } } }],
    [
      'an extension named in lower case',
      { [enterprise.toLowerCase()]: { department: 'HR' } },
      { [enterprise]: { department: 'HR' } },
    ],
    ['an extension listed in schemas without content', { schemas: [enterprise] }, {}],
    [
      'dotted names',
      { 'name.givenName': 'A', 'name.familyName': 'B' },
      { name: { givenName: 'A', familyName: 'B' } },
    ],
    [
      'names with a URN',
      { [`${enterprise}:department`]: 'HR', [`${schemaUrn.user}:title`]: 'T' },
      { [enterprise]: { department: 'HR' }, title: 'T' },
    ],
    ['a list of plain addresses', { emails: ['a@x'] }, { emails: [{ value: 'a@x' }] }],
    ['one value in place of a list', { emails: { value: 'a@x' } }, { emails: [{ value: 'a@x' }] }],
    ['a wrapped simple value', { displayName: [{ $ref: null, value: 'Ann' }] }, { displayName: 'Ann' }],
    [
      'a JSON document inside a role',
      { roles: [{ value: '{"id":"1"}' }] },
      { roles: [{ value: '{"id":"1"}' }] },
    ],
  ])('may have %s', (_, body, expected) => {
    expect(parseUser({ userName: 'ann', ...body }).document).toEqual({
      userName: 'ann',
      active: true,
      ...expected,
    });
  });

  test('has at most one primary value of each kind: the last that says so', () => {
    const { document } = userWith({
      emails: [
        { value: 'a', primary: true },
        { value: 'b', primary: 'True' },
        { value: 'c', primary: false },
      ],
    });
    expect(document.emails).toEqual([
      { value: 'a', primary: false },
      { value: 'b', primary: true },
      { value: 'c', primary: false },
    ]);
  });

  test('names what was left out, and only that', () => {
    const { document, ignored } = userWith({
      schemas: ['urn:scim:schemas:core:1.0'],
      id: 'x',
      meta: { resourceType: 'User' },
      groups: [{ value: 'g' }],
      password: 'hunter2',
      favouriteColour: 'red',
      shoeSize: null,
      name: { givenName: 'A', pet: 'cat' },
      emails: [{ value: 'a', verified: true }],
      [enterprise]: { badge: 1, manager: { value: 'm', displayName: 'M' } },
    });
    expect(document).toEqual({
      userName: 'ann',
      active: true,
      name: { givenName: 'A' },
      emails: [{ value: 'a' }],
      [enterprise]: { manager: { value: 'm' } },
    });
    expect(ignored).toEqual([
      'id',
      'meta',
      'groups',
      'password',
      'favouriteColour',
      `${enterprise}:badge`,
      'name.pet',
      'emails.verified',
      `${enterprise}:manager.displayName`,
    ]);
  });

  test('keeps extensions that nobody knows, and lists them in its schemas', () => {
    const custom = {
      'urn:okta:app_1:1.0:user:custom': { Level: 3, tags: ['a', null], nested: { deep: [1, { x: null }] } },
    };
    const { document } = userWith({ ...custom, 'urn:example:1.0:User': { gone: null, none: [] } });
    expect(document).toEqual({ userName: 'ann', active: true, ...custom });
    expect(schemasOf(userResourceType, document)).toEqual([schemaUrn.user, 'urn:okta:app_1:1.0:user:custom']);
  });

  test.each([
    [{ userName: 5 }, '"userName" must be text, but a number was sent.'],
    [{ userName: null }, '"userName" is required'],
    [{ userName: ' ' }, '"userName" is required'],
    [{ userName: 'a'.repeat(513) }, 'longer than 512 characters'],
    [{ active: 'maybe' }, '"active" must be true or false, but text was sent.'],
    [{ active: 1 }, '"active" must be true or false, but a number was sent.'],
    [{ name: 'Ann Lee' }, '"name" must be an object with "formatted"'],
    [{ displayName: { first: 'A' } }, '"displayName" must be text, but an object was sent.'],
    [{ displayName: ['a', 'b'] }, '"displayName" must be text, but a list was sent.'],
    [{ emails: [5] }, '"emails" must be'],
    [{ emails: [{ value: 5 }] }, '"emails.value" must be text'],
    [{ emails: [{ value: 'a', primary: 'si' }] }, '"emails.primary" must be true or false'],
    [{ emails: Array(1001).fill('a@x') }, 'more than 1000 values'],
    [{ [enterprise]: 'HR' }, 'must be an object'],
    [{ [enterprise]: { department: 5 } }, `"${enterprise}:department" must be text`],
    [{ displayName: 'a\u0000b' }, 'not valid text'],
    [{ displayName: '\ud800' }, 'not valid text'],
    [{ 'urn:example:1.0:User': { number: 2 ** 53 } }, 'beyond 9007199254740991'],
    [{ 'urn:example:1.0:User': { inside: [{ number: -(2 ** 60) }] } }, 'cannot be kept exactly'],
  ])('is refused with invalidValue and a sentence: %j', (attributes, sentence) => {
    const error = refusal(() => userWith(attributes));
    expect(error.scimType).toBe('invalidValue');
    expect(error.detail).toContain(sentence);
  });

  test.each([[null], ['text'], [[]], [5], [undefined]])('is not made from %j', (body) => {
    expect(refusal(() => parseUser(body)).scimType).toBe('invalidSyntax');
  });
});

describe('a group', () => {
  test('keeps its members apart from its document', () => {
    const { document, members } = parseGroup({
      displayName: 'Bosses',
      externalId: 'e1',
      members: [
        { value: 'a', $ref: null, display: 'Ann', type: 'User' },
        { value: 'b' },
        'c',
        { VALUE: 'a' },
      ],
    });
    expect(document).toEqual({ displayName: 'Bosses', externalId: 'e1' });
    expect(members).toEqual([{ value: 'a', type: 'User' }, { value: 'b' }, { value: 'c' }, { value: 'a' }]);
  });

  test('tells no members from an empty list of members', () => {
    expect(parseGroup({ displayName: 'G' }).members).toBeUndefined();
    expect(parseGroup({ displayName: 'G', members: [] }).members).toEqual([]);
    expect(parseGroup({ displayName: 'G', members: null }).members).toEqual([]);
  });

  test("takes Entra ID's legacy schema without a word about it", () => {
    const schemas = [
      schemaUrn.group,
      'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
    ];
    expect(parseGroup({ schemas, displayName: 'G', meta: null })).toEqual({
      document: { displayName: 'G' },
      members: undefined,
      ignored: [],
    });
  });

  test.each([
    [{}, '"displayName" is required'],
    [{ displayName: '' }, '"displayName" is required'],
    [{ displayName: 'G', members: [{ display: 'Ann' }] }, 'Each member needs a "value"'],
    [{ displayName: 'G', members: [{ value: '' }] }, 'Each member needs a "value"'],
    [{ displayName: 'G', members: [5] }, 'Each member needs a "value"'],
  ])('is refused with invalidValue: %j', (body, sentence) => {
    const error = refusal(() => parseGroup(body));
    expect(error.scimType).toBe('invalidValue');
    expect(error.detail).toContain(sentence);
  });

  test('has no limit of members', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => ({ value: `u${index}` }));
    const start = processorMs();
    expect(parseGroup({ displayName: 'G', members }).members).toHaveLength(100_000);
    expect(processorMs() - start).toBeLessThan(1000);
  });
});
