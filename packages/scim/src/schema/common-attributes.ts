import { type Attribute, attribute, complexAttribute } from './attribute.ts';

/** Characters of a value that identifies a resource and therefore sits in a database index. */
export const identifierLengthMax = 512;

/** The attributes of every resource (RFC 7643 section 3 and 3.1). They belong to no schema and are not in `/Schemas`. */
export const commonAttributes: readonly Attribute[] = [
  attribute('schemas', 'reference', 'URNs of the schemas whose attributes the resource has.', {
    multiValued: true,
    mutability: 'readOnly',
    returned: 'always',
    referenceTypes: ['uri'],
  }),
  attribute('id', 'string', 'Identifier that the service provider gave the resource.', {
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  attribute('externalId', 'string', 'Identifier that the provisioning client gave the resource.', {
    caseExact: true,
    lengthMax: identifierLengthMax,
  }),
  complexAttribute(
    'meta',
    'When and where the resource exists.',
    [
      attribute('resourceType', 'string', 'Name of the resource type.', {
        caseExact: true,
        mutability: 'readOnly',
      }),
      attribute('created', 'dateTime', 'When the resource was created.', { mutability: 'readOnly' }),
      attribute('lastModified', 'dateTime', 'When the resource last changed.', { mutability: 'readOnly' }),
      attribute('location', 'reference', 'URI of the resource.', {
        mutability: 'readOnly',
        referenceTypes: ['uri'],
      }),
      attribute('version', 'string', 'Version of the resource, the same as its ETag.', {
        caseExact: true,
        mutability: 'readOnly',
      }),
    ],
    { mutability: 'readOnly' },
  ),
];
