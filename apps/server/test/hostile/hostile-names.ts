import { groupResourceType, userResourceType } from '@rollcall/scim';
import fc from 'fast-check';
import { hostileText, inheritedNames } from './hostile-text.ts';

/** Every name that a filter, a path or a projection understands, of both types. */
const known = [...new Set([...userResourceType.names.keys(), ...groupResourceType.names.keys()])];

const schemas = [
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:core:2.0:Group',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'urn:example:2.0:Badge',
];

/** The name of an attribute: one that exists in some case, one that nearly does, or something else altogether. */
export const attributeName: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...known) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('userName', 'displayName', 'emails', 'members', 'active', 'name', 'manager'),
  },
  { weight: 2, arbitrary: fc.constantFrom(...known).map((name) => name.toUpperCase()) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...known), fc.constantFrom('.', ':', '[', '..', '.value', ' ', '$'))
      .map(([name, tail]) => name + tail),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...known), fc.constantFrom(...inheritedNames))
      .map((two) => two.join('.')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...schemas), fc.constantFrom(...inheritedNames, 'colour', 'a.b'))
      .map((two) => two.join(':')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...inheritedNames,
      ...schemas,
      'id',
      'schemas',
      'meta',
      'password',
      'urn:',
      'urn:x:',
    ),
  },
  { weight: 1, arbitrary: hostileText },
);

/**
 * Ids: those in braces stand for resources that exist, and are filled in when the request is sent. `{user}` and
 * `{group}` are what the request may change; the bystanders are in the same directory and only ever named in bodies.
 */
export const targetId: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('{user}', '{group}') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('{foreignUser}', '{foreignGroup}', '{siblingUser}', '{siblingGroup}'),
  },
  { weight: 1, arbitrary: fc.uuid() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...inheritedNames,
      '.search',
      '00919288221112222',
      '{user}x',
      'bulkId:x',
      '*',
      '..',
      'null',
    ),
  },
  { weight: 1, arbitrary: hostileText },
);

export const mentionedId: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: targetId },
  { weight: 1, arbitrary: fc.constantFrom('{bystanderUser}', '{bystanderGroup}', 'bulkId:a', 'bulkId:b') },
);
