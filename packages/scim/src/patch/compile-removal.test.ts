import { describe, expect, test } from 'vitest';
import { effect, enterprise, home, type Operation, patch, work } from './patched-user.ts';

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
