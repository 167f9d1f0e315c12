import type { DirectoryGroup } from '#directory/directory.ts';
import { profileOf } from '#pushed-person.ts';
import { type JsonObject, type ResourceType, schemaUrns } from '#scim-json.ts';
import type { Dialect, GroupDialect } from './dialect.ts';

const scimJson = { accept: 'application/scim+json', 'content-type': 'application/scim+json' } as const;

const nameOf = (type: ResourceType) => (type === 'Users' ? 'userName' : 'displayName');

function equals(type: ResourceType, name: string): string {
  return encodeURIComponent(`${nameOf(type)} eq ${JSON.stringify(name)}`);
}

const groupBody = ({ displayName }: DirectoryGroup): JsonObject => ({
  schemas: [schemaUrns.group],
  displayName,
});

const values = (serverIds: readonly string[]) => serverIds.map((value) => ({ value }));

/** Members in a list, on their way in as on their way out. RFC 7644 has no such removal; Entra ID began it. */
const byList: GroupDialect = {
  group: groupBody,
  rename: ({ displayName }) => ({ op: 'replace', path: 'displayName', value: displayName }),
  add: (serverIds) => [{ op: 'add', path: 'members', value: values(serverIds) }],
  remove: (serverIds) => [{ op: 'remove', path: 'members', value: values(serverIds) }],
};

/** As RFC 7644 3.5.2 has it: who is to go is selected by the path. */
const byPath: GroupDialect = {
  ...byList,
  remove: (serverIds) => serverIds.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
};

/** What nobody has published about a client is as in this one. */
const plain: Dialect = {
  headers: scimJson,
  test: ['/ServiceProviderConfig', '/Users?startIndex=1&count=1'],
  match: (type, name) => `/${type}?filter=${equals(type, name)}`,
  page: (type, startIndex) => `/${type}?startIndex=${startIndex}&count=100`,
  tail: '',
  looksUp: 'first',
  person: (user, active) => ({ ...profileOf(user), active }),
  changesPeopleBy: 'patch',
  removesPeopleBy: 'disable',
  groups: byPath,
};

/**
 * OneLogin's "SCIM Provisioner (Core v2)". Its developer guide names the order of requests, a log in
 * goauthentik/authentik 11249 their form: `&` and `?` stay at the end, JSON has its plain name. A person is what the
 * administrator's template says; this is the one that is recommended to them, which leaves `active` to DELETE.
 */
const onelogin: Dialect = {
  ...plain,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  test: ['/Users?filter=userName+eq+%22nobody%40onelogin.example%22&'],
  match: (type, name) => `/${type}?filter=${equals(type, name).replaceAll('%20', '+')}&`,
  tail: '?',
  person: ({ userName, id, displayName, givenName, familyName, email }) => ({
    schemas: [schemaUrns.user],
    userName,
    externalId: id,
    displayName,
    name: { givenName, familyName },
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
  }),
  changesPeopleBy: 'put',
  removesPeopleBy: 'delete',
  groups: byList,
};

/** JumpCloud's custom SCIM (jumpcloud.com): activation makes test objects. Members go by value, as is reported. */
const jumpcloud: Dialect = { ...plain, test: 'objects', changesPeopleBy: 'put', groups: byList };

/**
 * PingOne's outbound SCIM with what the guide has the administrator choose: the filter template
 * `userName Eq "%s"` (docs.pingidentity.com), disable, and "Merge" of memberships.
 */
const pingone: Dialect = {
  ...plain,
  test: ['/Users?count=1&startIndex=1'],
  match: (type, name) => `/${type}?filter=${encodeURIComponent(`${nameOf(type)} Eq "${name}"`)}`,
  changesPeopleBy: 'put',
};

/** Google Workspace publishes no description: this is what admins and other servers' tests report. No groups. */
const google: Dialect = {
  ...plain,
  test: ['/Users?count=1', '/Schemas'],
  removesPeopleBy: 'delete',
  groups: null,
};

/**
 * authentik, from the source of its SCIM provider: it asks what the endpoint can do, posts, and looks only when that is
 * refused; whole objects, members one operation each, pages by their start alone.
 */
const authentik: Dialect = {
  ...plain,
  headers: { ...scimJson, 'user-agent': 'authentik@2026.10.1' },
  test: ['/ServiceProviderConfig'],
  page: (type, startIndex) => `/${type}?startIndex=${startIndex}`,
  looksUp: 'after conflict',
  changesPeopleBy: 'put',
  removesPeopleBy: 'delete',
  groups: {
    group: (group) => ({ ...groupBody(group), externalId: group.id }),
    rename: (group, serverId) => ({
      op: 'replace',
      value: { ...groupBody(group), externalId: group.id, id: serverId },
    }),
    add: (serverIds) => serverIds.map((id) => ({ op: 'add', path: 'members', value: values([id]) })),
    remove: (serverIds) => serverIds.map((id) => ({ op: 'remove', path: 'members', value: values([id]) })),
  },
};

export const dialectNames = ['onelogin', 'jumpcloud', 'pingone', 'google', 'authentik', 'generic'] as const;
export type DialectName = (typeof dialectNames)[number];

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  onelogin,
  jumpcloud,
  pingone,
  google,
  authentik,
  generic: plain,
};
