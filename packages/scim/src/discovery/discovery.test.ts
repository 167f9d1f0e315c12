import { describe, expect, test } from 'vitest';
import { resourceTypeDocuments } from './resource-types.ts';
import { schemaDocuments } from './schemas.ts';
import { serviceProviderConfig } from './service-provider-config.ts';

const baseUrl = 'https://rollcall.example/scim/v2';

const config = serviceProviderConfig(baseUrl, {
  patch: true,
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: false,
  sort: false,
  etag: true,
  pagination: {
    cursor: false,
    index: true,
    defaultPageSize: 100,
    maxPageSize: 200,
    cursorTimeoutSeconds: 3600,
  },
  authenticationSchemes: ['oauthbearertoken'],
});

describe('the service provider config', () => {
  test('has every block, also of what is not supported', () => {
    expect(config).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: true },
      pagination: { cursor: false, index: true, defaultPaginationMethod: 'index', cursorTimeout: 3600 },
      authenticationSchemes: [{ type: 'oauthbearertoken', primary: true }],
      meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
    });
  });
});

describe('resource types', () => {
  test('are User with the enterprise extension, and Group', () => {
    expect(resourceTypeDocuments(baseUrl)).toMatchObject([
      {
        id: 'User',
        endpoint: '/Users',
        schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
        schemaExtensions: [
          { schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', required: false },
        ],
        meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/User` },
      },
      {
        id: 'Group',
        endpoint: '/Groups',
        schema: 'urn:ietf:params:scim:schemas:core:2.0:Group',
        schemaExtensions: [],
      },
    ]);
  });
});

describe('schemas', () => {
  const schemas = schemaDocuments(baseUrl);
  const names = (index: number) => schemas[index]?.attributes.map(({ name }) => name);

  test('have all attributes of RFC 7643', () => {
    expect(names(0)).toEqual([
      'userName',
      'name',
      'displayName',
      'nickName',
      'profileUrl',
      'title',
      'userType',
      'preferredLanguage',
      'locale',
      'timezone',
      'active',
      'password',
      'emails',
      'phoneNumbers',
      'ims',
      'photos',
      'addresses',
      'groups',
      'entitlements',
      'roles',
      'x509Certificates',
    ]);
    expect(names(1)).toEqual([
      'employeeNumber',
      'costCenter',
      'organization',
      'division',
      'department',
      'manager',
    ]);
    expect(names(2)).toEqual(['displayName', 'members']);
  });

  test('say of every attribute all its characteristics', () => {
    const all = schemas.flatMap(({ attributes }) => attributes);
    for (const attribute of [...all, ...all.flatMap(({ subAttributes = [] }) => subAttributes)])
      for (const characteristic of [
        'name',
        'type',
        'multiValued',
        'description',
        'required',
        'caseExact',
        'mutability',
        'returned',
        'uniqueness',
      ])
        expect(attribute, attribute.name).toHaveProperty(characteristic);
  });

  test("leave emails.display out, on which Microsoft's schema test fails", () => {
    const emails = schemas[0]?.attributes.find(({ name }) => name === 'emails');
    expect(emails?.subAttributes?.map(({ name }) => name)).toEqual(['value', 'type', 'primary']);
  });

  test('offer no groups in groups, which are refused', () => {
    const references = (index: number, name: string) => {
      const attribute = schemas[index]?.attributes.find((each) => each.name === name);
      const part = (of: string) => attribute?.subAttributes?.find((each) => each.name === of);
      return [part('type')?.canonicalValues, part('$ref')?.referenceTypes];
    };
    expect(references(2, 'members')).toEqual([['User'], ['User']]);
    expect(references(0, 'groups')).toEqual([['direct'], ['Group']]);
  });

  test('agree with the RFC on what is exact, required, unique, hidden and read-only', () => {
    const all = schemas.flatMap(({ attributes }) => attributes);
    const namesWhere = (test: (attribute: (typeof all)[number]) => boolean) =>
      all.filter(test).map(({ name }) => name);
    expect(namesWhere(({ required }) => required)).toEqual(['userName', 'displayName']);
    expect(namesWhere(({ returned }) => returned === 'never')).toEqual(['password']);
    expect(namesWhere(({ mutability }) => mutability === 'readOnly')).toEqual(['groups']);
    expect(namesWhere(({ uniqueness }) => uniqueness === 'server')).toEqual(['userName', 'displayName']);
  });
});

test('no discovery document contains a null', () => {
  const documents = [config, ...resourceTypeDocuments(baseUrl), ...schemaDocuments(baseUrl)];
  expect(JSON.stringify(documents)).not.toContain('null');
});
