import { schemaUrn } from '#urns.ts';
import { attribute, byLowerCaseName, complexAttribute, type Schema } from './attribute.ts';
import { identifierLengthMax } from './common-attributes.ts';

/**
 * The Group schema (RFC 7643 sections 4.2 and 8.7.1; erratum: `displayName` is required). The RFC's has groups in groups
 * as well: what is refused is not offered.
 */
export const groupSchema: Schema = {
  id: schemaUrn.group,
  name: 'Group',
  description: 'Group',
  attributes: byLowerCaseName([
    attribute('displayName', 'string', 'The name of the group.', {
      required: true,
      uniqueness: 'server',
      lengthMax: identifierLengthMax,
    }),
    complexAttribute(
      'members',
      'The members of the group.',
      [
        attribute('value', 'string', 'The id of the member.', { caseExact: true, mutability: 'immutable' }),
        attribute('$ref', 'reference', 'URI of the member.', {
          mutability: 'immutable',
          referenceTypes: ['User'],
        }),
        attribute('type', 'string', 'What the member is.', {
          mutability: 'immutable',
          canonicalValues: ['User'],
        }),
        attribute('display', 'string', 'The display name of the member.', { mutability: 'readOnly' }),
      ],
      { multiValued: true },
    ),
  ]),
};
