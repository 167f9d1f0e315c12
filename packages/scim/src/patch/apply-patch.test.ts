import { describe, expect, test } from 'vitest';
import type { ScimDocument } from '#document.ts';
import { ScimError } from '#error.ts';
import { schemaUrn } from '#urns.ts';
import { applyPatch } from './apply-patch.ts';
import { parseGroupPatch, parseUserPatch } from './parse-patch.ts';

const enterprise = schemaUrn.enterpriseUser;

interface Operation {
  readonly op: string;
  readonly path?: string | null;
  readonly value?: unknown;
}

const work = { value: 'ann@x', type: 'work', primary: true };
const home = { value: 'ann@home', type: 'home' };
const ann: ScimDocument = {
  userName: 'ann',
  active: true,
  title: 'Boss',
  name: { givenName: 'Ann', familyName: 'Lee' },
  emails: [work, home],
  addresses: [{ type: 'work', locality: 'Bern', country: 'CH' }],
  [enterprise]: { department: 'HR', manager: { value: 'm1', $ref: '/Users/m1' } },
  'urn:example:2.0:Badge': { colour: 'red', tags: ['a'] },
};

function patch(operations: readonly Operation[], document: ScimDocument = ann) {
  return applyPatch(document, parseUserPatch({ Operations: operations }, { resourceId: 'u1' }));
}

/** What the operation makes of Ann, where it differs from her. */
function effect(operation: Operation) {
  return Object.fromEntries(patch([operation]).changes.map(({ path, after }) => [path, after]));
}

function refusal(run: () => unknown): ScimError {
  try {
    run();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('add and replace', () => {
  test.each<[string, Operation, object]>([
    // single-valued attributes
    ['a simple attribute', { op: 'replace', path: 'title', value: 'Chief' }, { title: 'Chief' }],
    ['an absent attribute', { op: 'add', path: 'nickName', value: 'Annie' }, { nickName: 'Annie' }],
    ['any case of the name', { op: 'Replace', path: 'TITLE', value: 'Chief' }, { title: 'Chief' }],
    [
      'the qualified name',
      { op: 'add', path: `${schemaUrn.user}:title`, value: 'Chief' },
      { title: 'Chief' },
    ],
    ['a boolean as text', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    [
      'a part of a complex attribute',
      { op: 'replace', path: 'name.familyName', value: 'Bo' },
      { 'name.familyName': 'Bo' },
    ],
    [
      'a part of an absent one',
      { op: 'replace', path: 'name.middleName', value: 'M' },
      { 'name.middleName': 'M' },
    ],
    [
      'a complex attribute, merged',
      { op: 'replace', path: 'name', value: { familyName: 'Bo' } },
      { 'name.familyName': 'Bo' },
    ],
    [
      'a complex attribute with null in it',
      { op: 'replace', path: 'name', value: { familyName: null } },
      { 'name.familyName': undefined },
    ],
    [
      'an extension attribute',
      { op: 'add', path: `${enterprise}:division`, value: 'D' },
      { [`${enterprise}:division`]: 'D' },
    ],
    [
      'an extension by its URN, merged',
      { op: 'add', path: enterprise, value: { division: 'D' } },
      { [`${enterprise}:division`]: 'D' },
    ],
    [
      'a wrapped value',
      { op: 'Add', path: 'displayName', value: [{ $ref: null, value: 'Ann' }] },
      { displayName: 'Ann' },
    ],
    // without a path
    [
      'no path',
      { op: 'replace', value: { title: 'Chief', nickName: 'Annie' } },
      { title: 'Chief', nickName: 'Annie' },
    ],
    ['an empty path', { op: 'replace', path: '', value: { title: 'Chief' } }, { title: 'Chief' }],
    ['a null path', { op: 'replace', path: null, value: { title: 'Chief' } }, { title: 'Chief' }],
    [
      'the core URN as path',
      { op: 'replace', path: schemaUrn.user, value: { title: 'Chief' } },
      { title: 'Chief' },
    ],
    [
      'dotted names',
      { op: 'replace', value: { 'name.givenName': 'A', 'name.familyName': 'B' } },
      { 'name.givenName': 'A', 'name.familyName': 'B' },
    ],
    [
      'URN names',
      { op: 'replace', value: { [`${enterprise}:employeeNumber`]: '7' } },
      { [`${enterprise}:employeeNumber`]: '7' },
    ],
    [
      'an extension object',
      { op: 'replace', value: { [enterprise]: { department: 'IT' } } },
      { [`${enterprise}:department`]: 'IT' },
    ],
    [
      'a value path as a name',
      { op: 'replace', value: { 'emails[type eq "home"].value': 'h' } },
      { emails: [work, { ...home, value: 'h' }] },
    ],
    // what has the same content is unchanged
    ['the same value', { op: 'replace', path: 'title', value: 'Boss' }, {}],
    [
      'an element that is there',
      { op: 'add', path: 'emails', value: [{ type: 'home', value: 'ann@home' }] },
      {},
    ],
    // lists
    [
      'a new element',
      { op: 'add', path: 'emails', value: [{ value: 'c', type: 'other' }] },
      { emails: [work, home, { value: 'c', type: 'other' }] },
    ],
    [
      'an element without a list',
      { op: 'add', path: 'emails', value: { value: 'c' } },
      { emails: [work, home, { value: 'c' }] },
    ],
    [
      'more about an element that is there',
      { op: 'add', path: 'emails', value: [{ value: 'ANN@home', type: 'home', display: 'A' }] },
      { emails: [work, { value: 'ANN@home', type: 'home', display: 'A' }] },
    ],
    ['a whole list', { op: 'replace', path: 'emails', value: [home] }, { emails: [home] }],
    [
      'a new primary',
      { op: 'add', path: 'emails', value: [{ value: 'c', primary: true }] },
      { emails: [{ ...work, primary: false }, home, { value: 'c', primary: true }] },
    ],
    [
      'a part of every element',
      { op: 'replace', path: 'emails.display', value: 'E' },
      {
        emails: [
          { ...work, display: 'E' },
          { ...home, display: 'E' },
        ],
      },
    ],
    ['a part of no element', { op: 'replace', path: 'ims.value', value: 'i' }, { ims: [{ value: 'i' }] }],
    // elements that match a filter
    [
      'the value of an element',
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'new' },
      { emails: [{ ...work, value: 'new' }, home] },
    ],
    [
      'the value of an element as text',
      { op: 'replace', path: 'emails[type eq "work"]', value: 'new' },
      { emails: [{ ...work, value: 'new' }, home] },
    ],
    [
      'an element as a whole',
      { op: 'replace', path: 'emails[type eq "home"]', value: { value: 'n' } },
      { emails: [work, { value: 'n' }] },
    ],
    [
      'something to an element',
      { op: 'add', path: 'emails[type eq "home"]', value: { display: 'H' } },
      { emails: [work, { ...home, display: 'H' }] },
    ],
    [
      'another primary',
      { op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' },
      {
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'a boolean filter with text',
      { op: 'replace', path: 'emails[primary eq "True"].value', value: 'p' },
      { emails: [{ ...work, value: 'p' }, home] },
    ],
    [
      'a complex filter that matches',
      { op: 'replace', path: 'emails[type eq "work" and value co "@"].value', value: 'n' },
      { emails: [{ ...work, value: 'n' }, home] },
    ],
    [
      'a qualified value path',
      { op: 'replace', path: `${schemaUrn.user}:emails[type eq "home"].value`, value: 'n' },
      { emails: [work, { ...home, value: 'n' }] },
    ],
    // elements that are not there yet
    [
      'the value of an element to be',
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+41' },
      { phoneNumbers: [{ type: 'mobile', value: '+41' }] },
    ],
    [
      'replace, which makes it too',
      { op: 'replace', path: 'emails[type eq "other"].value', value: 'o' },
      { emails: [work, home, { type: 'other', value: 'o' }] },
    ],
    [
      'a primary element to be',
      { op: 'Replace', path: 'roles[primary eq "True"].value', value: 'r' },
      { roles: [{ primary: true, value: 'r' }] },
    ],
    [
      'an element added by filter',
      { op: 'add', path: 'emails[type eq "other"]', value: { value: 'o' } },
      { emails: [work, home, { type: 'other', value: 'o' }] },
    ],
    // references
    [
      'a manager as text',
      { op: 'Add', path: `${enterprise}:manager`, value: 'm2' },
      { [`${enterprise}:manager.value`]: 'm2', [`${enterprise}:manager.$ref`]: undefined },
    ],
    [
      'a manager in a list',
      { op: 'Add', path: 'manager', value: [{ $ref: null, value: 'm2' }] },
      { [`${enterprise}:manager.value`]: 'm2', [`${enterprise}:manager.$ref`]: undefined },
    ],
    [
      "a manager's value",
      { op: 'replace', path: `${enterprise}:manager.value`, value: 'm2' },
      { [`${enterprise}:manager.value`]: 'm2', [`${enterprise}:manager.$ref`]: undefined },
    ],
    // schemas that nobody knows
    [
      'a custom attribute',
      { op: 'add', path: 'urn:example:2.0:Badge:size', value: 3 },
      { 'urn:example:2.0:Badge:size': 3 },
    ],
    [
      'a custom part',
      { op: 'replace', path: 'urn:example:2.0:Badge:place.room', value: 'B1' },
      { 'urn:example:2.0:Badge:place.room': 'B1' },
    ],
    [
      'a custom list',
      { op: 'add', path: 'urn:example:2.0:Badge:tags', value: ['a', 'b'] },
      { 'urn:example:2.0:Badge:tags': ['a', 'b'] },
    ],
    [
      'a custom name in another case',
      { op: 'replace', path: 'URN:example:2.0:badge:COLOUR', value: 'blue' },
      { 'urn:example:2.0:Badge:colour': 'blue' },
    ],
    [
      'a custom extension',
      { op: 'add', path: 'urn:example:2.0:Badge', value: { size: 3 } },
      { 'urn:example:2.0:Badge:size': 3 },
    ],
    [
      'a new custom extension',
      { op: 'add', value: { 'urn:other:Thing': { a: 1 } } },
      { 'urn:other:Thing:a': 1 },
    ],
    [
      'an attribute of a new one',
      { op: 'add', path: 'urn:okta:a:1.0:user:custom:level', value: 1 },
      { 'urn:okta:a:1.0:user:custom:level': 1 },
    ],
  ])('%s', (_, operation, expected) => {
    expect(effect(operation)).toEqual(expected);
  });
});

describe('remove, and what counts as it', () => {
  test.each<[string, Operation, object]>([
    ['a simple attribute', { op: 'Remove', path: 'title' }, { title: undefined }],
    ['an absent attribute', { op: 'remove', path: 'nickName' }, {}],
    ['empty text', { op: 'Replace', path: 'title', value: '' }, { title: undefined }],
    ['null', { op: 'replace', path: 'title', value: null }, { title: undefined }],
    ['null without a path', { op: 'replace', value: { title: null } }, { title: undefined }],
    ['a value that is not needed', { op: 'remove', path: 'title', value: 'x' }, { title: undefined }],
    ['a part', { op: 'remove', path: 'name.givenName' }, { 'name.givenName': undefined }],
    [
      'a complex attribute',
      { op: 'remove', path: 'name' },
      { 'name.givenName': undefined, 'name.familyName': undefined },
    ],
    ['a list', { op: 'remove', path: 'emails' }, { emails: undefined }],
    [
      'a list by replacing it with an empty one',
      { op: 'replace', path: 'emails', value: [] },
      { emails: undefined },
    ],
    ['nothing by adding an empty list', { op: 'add', path: 'emails', value: [] }, {}],
    ['an element', { op: 'remove', path: 'emails[type eq "home"]' }, { emails: [work] }],
    ['an element that is not there', { op: 'remove', path: 'emails[type eq "other"]' }, {}],
    [
      'the elements in the value',
      { op: 'Remove', path: 'emails', value: [{ value: 'ANN@home' }] },
      { emails: [work] },
    ],
    [
      'an element with the right type only',
      { op: 'Remove', path: 'emails', value: [{ value: 'ann@home', type: 'work' }] },
      {},
    ],
    ['no element for an empty value', { op: 'Remove', path: 'emails', value: [] }, {}],
    [
      'an address by all it contains',
      { op: 'remove', path: 'addresses', value: [{ country: 'CH', type: 'work', locality: 'Bern' }] },
      { addresses: undefined },
    ],
    [
      'a part of an element',
      { op: 'remove', path: 'emails[type eq "work"].primary' },
      { emails: [{ value: 'ann@x', type: 'work' }, home] },
    ],
    [
      'an element of which only labels are left',
      { op: 'Replace', path: 'emails[type eq "home"].value', value: '' },
      { emails: [work] },
    ],
    [
      'a cleared element that is not there',
      { op: 'replace', path: 'emails[type eq "other"].value', value: '' },
      {},
    ],
    [
      'a manager',
      { op: 'Remove', path: `${enterprise}:manager` },
      { [`${enterprise}:manager.value`]: undefined, [`${enterprise}:manager.$ref`]: undefined },
    ],
    [
      'a manager by empty text',
      { op: 'Replace', path: `${enterprise}:manager`, value: '' },
      { [`${enterprise}:manager.value`]: undefined, [`${enterprise}:manager.$ref`]: undefined },
    ],
    [
      'a manager by an empty value',
      { op: 'Replace', path: 'manager', value: { value: '' } },
      { [`${enterprise}:manager.value`]: undefined, [`${enterprise}:manager.$ref`]: undefined },
    ],
    [
      'the values of a custom list',
      { op: 'remove', path: 'urn:example:2.0:Badge:tags', value: ['a', 'b'] },
      { 'urn:example:2.0:Badge:tags': undefined },
    ],
    ['no value of a custom list', { op: 'remove', path: 'urn:example:2.0:Badge:tags', value: ['b'] }, {}],
    [
      'a custom attribute',
      { op: 'remove', path: 'urn:example:2.0:Badge:colour' },
      { 'urn:example:2.0:Badge:colour': undefined },
    ],
    [
      'a custom extension',
      { op: 'remove', path: 'urn:example:2.0:Badge' },
      { 'urn:example:2.0:Badge:colour': undefined, 'urn:example:2.0:Badge:tags': undefined },
    ],
  ])('%s', (_, operation, expected) => {
    expect(effect(operation)).toEqual(expected);
  });

  test('an extension goes with its last attribute', () => {
    const { document } = patch([
      { op: 'remove', path: `${enterprise}:manager` },
      { op: 'remove', path: `${enterprise}:department` },
      { op: 'remove', path: 'urn:example:2.0:Badge' },
    ]);
    expect(Object.keys(document)).toEqual(['userName', 'active', 'title', 'name', 'emails', 'addresses']);
  });

  test('an extension goes as a whole', () => {
    expect(patch([{ op: 'remove', path: enterprise }]).document).not.toHaveProperty([enterprise]);
    expect(patch([{ op: 'replace', value: { [enterprise]: null } }]).document).not.toHaveProperty([
      enterprise,
    ]);
  });
});

describe('operations together', () => {
  test('run in order', () => {
    const { document } = patch([
      { op: 'replace', path: 'title', value: 'A' },
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'title', value: 'B' },
      { op: 'add', path: 'emails', value: [{ value: 'c', type: 'other' }] },
      { op: 'replace', path: 'emails[type eq "other"].value', value: 'd' },
    ]);
    expect(document.title).toBe('B');
    expect(document.emails).toEqual([work, home, { value: 'd', type: 'other' }]);
  });

  test('that come to nothing change nothing', () => {
    const { document, changed } = patch([
      { op: 'replace', path: 'title', value: 'A' },
      { op: 'replace', path: 'title', value: 'Boss' },
    ]);
    expect(changed).toBe(false);
    expect(document).toBe(ann);
  });

  test('leave the given document as it was, also when the last one fails', () => {
    const before = structuredClone(ann);
    const operations = [
      { op: 'replace', path: 'title', value: 'A' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'n' },
      { op: 'remove', path: enterprise },
    ];
    patch(operations);
    const failing = [
      ...operations,
      { op: 'replace', path: 'emails[type eq "x" and value pr].value', value: 'n' },
    ];
    expect(refusal(() => patch(failing)).scimType).toBe('noTarget');
    expect(ann).toEqual(before);
  });

  test('say what changed, before and after', () => {
    expect(
      patch([{ op: 'replace', value: { active: false, 'name.givenName': 'A', title: 'Boss' } }]).changes,
    ).toEqual([
      { path: 'active', before: true, after: false },
      { path: 'name.givenName', before: 'Ann', after: 'A' },
    ]);
  });
});

describe('what a client cannot set', () => {
  test('is left out of a value without a path, and named', () => {
    const body = {
      Operations: [
        {
          op: 'replace',
          value: {
            id: 'u1',
            schemas: ['x'],
            meta: { version: 'x' },
            groups: [{ value: 'g' }],
            title: 'T',
            nonsense: 1,
          },
        },
        { op: 'replace', value: { password: 'hunter2' } },
        { op: 'replace', path: 'password', value: 'hunter2' },
      ],
    };
    const parsed = parseUserPatch(body, { resourceId: 'u1' });
    expect(parsed.ignored).toEqual(['meta', 'groups', 'nonsense', 'password']);
    expect(JSON.stringify(applyPatch(ann, parsed))).not.toContain('hunter2');
  });

  test.each<[Operation, string, string]>([
    [{ op: 'replace', path: 'id', value: 'u1' }, 'mutability', '"id" is read-only'],
    [{ op: 'replace', path: 'meta.created', value: 'x' }, 'mutability', 'read-only'],
    [{ op: 'add', path: 'groups', value: [{ value: 'g' }] }, 'mutability', 'read-only'],
    [{ op: 'remove', path: 'groups[value eq "g"]' }, 'mutability', 'read-only'],
    [{ op: 'replace', path: `${enterprise}:manager.displayName`, value: 'M' }, 'mutability', 'read-only'],
    [{ op: 'replace', value: { id: 'u2' } }, 'mutability', 'cannot be changed'],
    [{ op: 'remove', path: 'userName' }, 'mutability', '"userName" is required'],
    [{ op: 'replace', path: 'userName', value: '' }, 'invalidValue', '"userName" is required'],
    [{ op: 'replace', value: { userName: null } }, 'invalidValue', '"userName" is required'],
    [{ op: 'remove', path: 'active' }, 'mutability', 'Send false to deactivate'],
    [{ op: 'replace', path: 'active', value: '' }, 'invalidValue', 'Send false to deactivate'],
    [{ op: 'remove' }, 'noTarget', 'needs a "path"'],
    [{ op: 'remove', path: schemaUrn.user }, 'noTarget', 'name the attribute'],
    [
      { op: 'replace', path: 'emails[type eq "other"]', value: { value: 'x' } },
      'noTarget',
      'No value of "emails"',
    ],
    [
      { op: 'replace', path: 'emails[type eq "other" and primary eq true].value', value: 'x' },
      'noTarget',
      'No value',
    ],
    [{ op: 'remove', path: 'emails[value co "nobody"]' }, 'noTarget', 'No value'],
    [{ op: 'replace', path: 'colour', value: 'red' }, 'invalidPath', 'no attribute "colour"'],
    [{ op: 'replace', path: 'name.pet', value: 'cat' }, 'invalidPath', 'no attribute "name.pet"'],
    [
      { op: 'replace', path: 'colour[type eq "x"].value', value: 'red' },
      'invalidPath',
      'no attribute "colour"',
    ],
    [{ op: 'replace', path: '__proto__.polluted', value: 'x' }, 'invalidPath', 'no attribute'],
    [{ op: 'replace', path: 'constructor.prototype', value: 'x' }, 'invalidPath', 'no attribute'],
    [{ op: 'replace', path: 'emails[type eq "work"].toString', value: 'x' }, 'invalidPath', 'no part'],
    [{ op: 'replace', path: 'emails[type eq "work"].value.x', value: 'x' }, 'invalidPath', 'no part'],
    [{ op: 'replace', path: 'emails[type eq "work"]value', value: 'x' }, 'invalidPath', 'after its end'],
    [{ op: 'replace', path: 'emails[type', value: 'x' }, 'invalidFilter', 'an operator'],
    [{ op: 'replace', path: 'title[value eq "x"]', value: 'x' }, 'invalidFilter', 'not a list'],
    [
      { op: 'replace', path: `emails[${Array(11).fill('type eq "a"').join(' or ')}].value`, value: 'x' },
      'invalidFilter',
      'more than 10',
    ],
    [{ op: 'replace', path: 'title', value: 5 }, 'invalidValue', '"title" must be text'],
    [{ op: 'replace', path: 'active', value: 'maybe' }, 'invalidValue', '"active" must be true or false'],
    [{ op: 'replace', value: 'x' }, 'invalidValue', 'needs an object'],
    [{ op: 'add', path: 'urn:example:2.0:Badge', value: 'x' }, 'invalidValue', 'must be an object'],
    [{ op: 'move', path: 'title', value: 'x' }, 'invalidSyntax', '"add", "replace" or "remove"'],
  ])('is refused: %j', (operation, scimType, sentence) => {
    const error = refusal(() => patch([operation]));
    expect(error.scimType).toBe(scimType);
    expect(error.detail).toContain(sentence);
  });

  test.each([
    [null],
    [[]],
    [{}],
    [{ Operations: [] }],
    [{ Operations: {} }],
    [{ Operations: [null] }],
    [{ Operations: [{ path: 'title' }] }],
  ])('an envelope that says nothing is invalidSyntax: %j', (body) => {
    expect(refusal(() => parseUserPatch(body, { resourceId: 'u1' })).scimType).toBe('invalidSyntax');
  });

  test('the envelope may be written in any case', () => {
    const parsed = parseUserPatch(
      { operations: [{ OP: 'ADD', Path: 'title', VALUE: 'T' }] },
      { resourceId: 'u1' },
    );
    expect(applyPatch(ann, parsed).document.title).toBe('T');
  });

  test('a group has no user attributes', () => {
    const body = { Operations: [{ op: 'replace', path: 'userName', value: 'x' }] };
    expect(refusal(() => parseGroupPatch(body, { resourceId: 'g' })).scimType).toBe('invalidPath');
  });
});

describe('names of JavaScript', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  test('are names like any other, and pollute nothing', () => {
    for (const name of names) {
      const value = JSON.parse(
        `{"${name}":{"polluted":true},"urn:example:2.0:Badge":{"${name}":{"polluted":true}}}`,
      );
      const { document } = patch([
        { op: 'add', value },
        { op: 'replace', path: `urn:example:2.0:Badge:${name}`, value: { polluted: true } },
        { op: 'replace', path: `urn:x:${name}:y`, value: 1 },
      ]);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.getPrototypeOf(document)).toBeNull();
      expect(Object.hasOwn(document, name)).toBe(false);
    }
  });
});

test('paths that differ in one literal mean in one request what each means alone', () => {
  const paths = [
    'emails[type eq "work"].value',
    'emails[type eq "home"].value',
    'emails[type eq "work"].display',
    'emails[TYPE EQ "other"].value',
    'emails[not (type eq "work")].value',
    'emails[not (type eq "home")].value',
    'emails[type eq "work" or type eq "home"].value',
    'emails[type eq "work" or type eq "other"].value',
    'emails[type pr or type eq "home"].value',
    'emails[type eq "wo\\u0072k"].value',
    'emails[primary eq "True"].value',
    'emails[primary eq "False"].value',
    'addresses[type eq "home"].locality',
    'addresses[type eq "work"].locality',
  ];
  const operations = paths.map((path) => ({ op: 'add', path, value: 'x' }));
  const read = (some: readonly Operation[]) =>
    parseUserPatch({ Operations: some }, { resourceId: 'u1' }).operations;
  expect(read(operations)).toEqual(operations.flatMap((operation) => read([operation])));

  const long = 'x'.repeat(10_000);
  const removals = ['a', 'b', 'a', 'c.d'].map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` }));
  const { members } = parseGroupPatch({ Operations: removals }, { resourceId: 'g1' });
  expect(members).toEqual({ kind: 'delta', add: [], remove: ['a', 'b', 'c.d'] });
  const tooLong = [...removals, { op: 'remove', path: `members[value eq "${long}"]` }];
  expect(refusal(() => parseGroupPatch({ Operations: tooLong }, { resourceId: 'g1' })).scimType).toBe(
    'invalidFilter',
  );
});
