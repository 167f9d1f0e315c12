import { schemaUrn } from '#urns.ts';
import { attribute, byLowerCaseName, complexAttribute, type Schema } from './attribute.ts';

/** The Enterprise User extension (RFC 7643 sections 4.3 and 8.7.1). */
export const enterpriseUserSchema: Schema = {
  id: schemaUrn.enterpriseUser,
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: byLowerCaseName([
    attribute(
      'employeeNumber',
      'string',
      'Number or other identifier that the organization gave the person.',
    ),
    attribute('costCenter', 'string', 'Name of a cost center.'),
    attribute('organization', 'string', 'Name of an organization.'),
    attribute('division', 'string', 'Name of a division.'),
    attribute('department', 'string', 'Name of a department.'),
    complexAttribute('manager', 'The manager of the user.', [
      attribute('value', 'string', 'The id of the user who is the manager.', { caseExact: true }),
      attribute('$ref', 'reference', 'URI of the user who is the manager.', { referenceTypes: ['User'] }),
      attribute('displayName', 'string', 'The display name of the manager.', { mutability: 'readOnly' }),
    ]),
  ]),
};
