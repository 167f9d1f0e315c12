import { expect, it } from 'vitest';
import { attributesOf } from './document-attributes.ts';

it('attributes are named as the attribute mapping of an IdP names them', () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  expect(
    attributesOf({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
      id: '1',
      userName: 'ana@contoso.com',
      active: false,
      title: '',
      name: { givenName: 'Ana', familyName: 'Berg' },
      emails: [{ type: 'work', value: 'ana@contoso.com', primary: true }, { value: 'ana@home.example' }],
      [enterprise]: { department: 'Finance' },
    }),
  ).toEqual([
    { path: 'userName', value: 'ana@contoso.com' },
    { path: 'active', value: 'false' },
    { path: 'name.givenName', value: 'Ana' },
    { path: 'name.familyName', value: 'Berg' },
    { path: 'emails[work].value', value: 'ana@contoso.com' },
    { path: 'emails[work].primary', value: 'true' },
    { path: 'emails[2].value', value: 'ana@home.example' },
    { path: `${enterprise}:department`, value: 'Finance' },
  ]);
});
