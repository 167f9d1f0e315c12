import { describe, expect, test } from 'vitest';
import { processorMs } from '#processor-ms.ts';
import type { ScimObject } from './document.ts';
import { parseProjection, project, returns } from './projection.ts';
import { groupResourceType, userResourceType } from './schema/resource-type.ts';
import { schemaUrn } from './urns.ts';

const enterprise = schemaUrn.enterpriseUser;

const ann: ScimObject = {
  schemas: [schemaUrn.user, enterprise],
  id: 'u1',
  userName: 'ann',
  password: 'should never have been stored',
  name: { givenName: 'Ann', familyName: 'Lee' },
  emails: [
    { value: 'a', type: 'work' },
    { value: 'b', primary: true },
  ],
  groups: [{ value: 'g' }],
  [enterprise]: { department: 'HR', manager: { value: 'm', displayName: 'M' } },
  'urn:example:2.0:Badge': { colour: 'red', size: { x: 1, y: 2 } },
  meta: { resourceType: 'User', version: 'W/"1"' },
};
const always = { schemas: ann.schemas, id: 'u1' };
const { password: _, ...visible } = ann;

const shown = (parameters: { attributes?: unknown; excludedAttributes?: unknown }) =>
  project(ann, parseProjection(parameters, userResourceType));

function without(...names: string[]) {
  return Object.fromEntries(Object.entries(visible).filter(([name]) => !names.includes(name)));
}

describe('attributes', () => {
  test.each<[unknown, object]>([
    ['id', {}],
    ['userName', { userName: 'ann' }],
    ['USERNAME, name.GivenName', { userName: 'ann', name: { givenName: 'Ann' } }],
    [['userName', 'meta.version'], { userName: 'ann', meta: { version: 'W/"1"' } }],
    ['name,name.givenName', { name: ann.name }],
    ['emails.value', { emails: [{ value: 'a' }, { value: 'b' }] }],
    ['emails.primary', { emails: [{ primary: true }] }],
    ['emails[type eq "work"]', { emails: ann.emails }],
    [enterprise, { [enterprise]: ann[enterprise] }],
    [`${enterprise}:department`, { [enterprise]: { department: 'HR' } }],
    [`${enterprise}:manager.value`, { [enterprise]: { manager: { value: 'm' } } }],
    ['manager', { [enterprise]: { manager: { value: 'm', displayName: 'M' } } }],
    [`${schemaUrn.user}:userName`, { userName: 'ann' }],
    [schemaUrn.user, { userName: 'ann', name: ann.name, emails: ann.emails, groups: ann.groups }],
    ['urn:example:2.0:Badge', { 'urn:example:2.0:Badge': ann['urn:example:2.0:Badge'] }],
    ['URN:example:2.0:badge:colour', { 'urn:example:2.0:Badge': { colour: 'red' } }],
    ['urn:example:2.0:Badge:size.x', { 'urn:example:2.0:Badge': { size: { x: 1 } } }],
    ['nickName', {}],
    ['nonsense,__proto__,constructor', {}],
    ['password', {}],
  ])('%j shows those, and always id and schemas', (attributes, expected) => {
    expect(shown({ attributes })).toEqual({ ...always, ...expected });
  });
});

describe('excludedAttributes', () => {
  test.each<[unknown, object]>([
    ['groups,meta', without('groups', 'meta')],
    ['id,schemas', visible],
    ['name.familyName', { ...visible, name: { givenName: 'Ann' } }],
    ['emails.value', { ...visible, emails: [{ type: 'work' }, { primary: true }] }],
    ['name.familyName,name.givenName', without('name')],
    [enterprise, without(enterprise)],
    [`${enterprise}:manager`, { ...visible, [enterprise]: { department: 'HR' } }],
    [`${enterprise}:manager,${enterprise}:department`, without(enterprise)],
    ['urn:example:2.0:Badge:size', { ...visible, 'urn:example:2.0:Badge': { colour: 'red' } }],
    ['nonsense', visible],
  ])('%j hides those', (excludedAttributes, expected) => {
    expect(shown({ excludedAttributes })).toEqual(expected);
  });
});

test.each([
  [{}],
  [{ attributes: '', excludedAttributes: ' , ' }],
  [{ attributes: null, excludedAttributes: [] }],
])('nothing asked shows everything but what is never returned: %j', (parameters) =>
  expect(shown(parameters)).toEqual(visible),
);

test('of both parameters, attributes decides', () => {
  expect(shown({ attributes: 'userName', excludedAttributes: 'userName' })).toEqual({
    ...always,
    userName: 'ann',
  });
});

test.each([[{ attributes: 5 }], [{ excludedAttributes: { a: 1 } }], [{ attributes: ['a', null] }]])(
  'what is no list of names is invalidValue: %j',
  (parameters) => {
    expect(() => shown(parameters)).toThrow(expect.objectContaining({ scimType: 'invalidValue' }));
  },
);

test.each<[object, boolean]>([
  [{}, true],
  [{ excludedAttributes: 'members' }, false],
  [{ excludedAttributes: 'MEMBERS' }, false],
  [{ excludedAttributes: `${schemaUrn.group}:members` }, false],
  [{ excludedAttributes: 'members.display' }, true],
  [{ attributes: 'displayName' }, false],
  [{ attributes: 'id' }, false],
  [{ attributes: 'members.value' }, true],
  [{ attributes: 'members' }, true],
])('whether members are returned is known before they are loaded: %j', (parameters, expected) => {
  expect(returns(parseProjection(parameters, groupResourceType), 'members')).toBe(expected);
});

test('a hundred thousand names are read quickly', () => {
  const attributes = Array.from({ length: 100_000 }, (_, index) => `urn:x:${index}:a.b`).join();
  const start = processorMs();
  shown({ attributes });
  expect(processorMs() - start).toBeLessThan(1000);
});
