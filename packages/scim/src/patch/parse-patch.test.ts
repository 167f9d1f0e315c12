import { describe, expect, test } from 'vitest';
import { schemaUrn } from '#urns.ts';
import { applyPatch } from './apply-patch.ts';
import { parseGroupPatch, parseUserPatch } from './parse-patch.ts';
import { ann, enterprise, type Operation, patch, refusal } from './patched-user.ts';

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
    [{ op: 'add', path: 'title' }, 'invalidValue', 'The "add" of "title" needs a "value"'],
    [{ op: 'replace', path: 'emails[type eq "work"].value' }, 'invalidValue', 'needs a "value"'],
    [{ op: 'replace', path: enterprise }, 'invalidValue', 'needs a "value"'],
    [{ op: 'add', path: 'urn:example:2.0:Badge:colour' }, 'invalidValue', 'needs a "value"'],
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
