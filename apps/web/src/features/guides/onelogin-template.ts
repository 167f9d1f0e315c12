/** What OneLogin sends of a person: its own places, in the shape that is read here. */
export const oneloginTemplate = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "{$parameters.scimusername}",
  "externalId": "{$user.id}",
  "displayName": "{$user.display_name}",
  "name": {
    "givenName": "{$user.firstname}",
    "familyName": "{$user.lastname}"
  },
  "emails": [{ "value": "{$user.email}", "type": "work", "primary": true }]
}`;
