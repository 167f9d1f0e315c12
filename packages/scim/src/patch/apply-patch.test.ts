import { describe, expect, test } from 'vitest';
import { schemaUrn } from '#urns.ts';
import { ann, effect, enterprise, home, type Operation, patch, refusal, work } from './patched-user.ts';

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
