import { randomBytes } from 'node:crypto';
import { parseGroup, parseGroupPatch, parseUser, parseUserPatch } from '@rollcall/scim';
import { createGroup } from '#domain/directory/create-group.ts';
import { createUser } from '#domain/directory/create-user.ts';
import { deleteGroup } from '#domain/directory/delete-group.ts';
import { deleteUser } from '#domain/directory/delete-user.ts';
import { patchGroup } from '#domain/directory/patch-group.ts';
import { patchUser } from '#domain/directory/patch-user.ts';
import type { ScimRequest } from '#domain/directory/request.ts';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import type { ActorScope, DirectoryScope } from '#domain/scope.ts';

type PushedUser = {
  readonly userName: string;
  readonly email?: string;
  readonly active?: boolean;
  readonly attributes?: Readonly<Record<string, unknown>>;
};

/** A directory that a test's IdP has filled. */
export type PushedDirectory = {
  readonly directoryId: string;
  readonly providerId: string;
  /** By userName. */
  user(userName: string): { id: string; memberId: string };
  /** The id, by displayName. */
  group(displayName: string): string;
  /** Pushes one more user. Without an address they are linked to nobody. */
  push(user: PushedUser): Promise<{ id: string; memberId: string }>;
  pushGroup(
    displayName: string,
    userNames: readonly string[],
    attributes?: Readonly<Record<string, unknown>>,
  ): Promise<string>;
  addToGroup(displayName: string, userName: string): Promise<void>;
  removeFromGroup(displayName: string, userName: string): Promise<void>;
  /** Sends one PATCH that sets the attributes to these values. */
  replaceInUser(userName: string, attributes: Readonly<Record<string, unknown>>): Promise<void>;
  replaceInGroup(displayName: string, attributes: Readonly<Record<string, unknown>>): Promise<void>;
  setActive(userName: string, active: boolean): Promise<void>;
  deleteUser(userName: string): Promise<void>;
  /** Says who is in a group, all of them. */
  setMembers(displayName: string, userNames: readonly string[]): Promise<void>;
  deleteGroup(displayName: string): Promise<void>;
};

/** Makes a directory and pushes to it as the SCIM endpoint does, so that members and roles are what they are there. */
export async function pushDirectory(
  scope: ActorScope,
  given: {
    users: readonly PushedUser[];
    groups?: Readonly<Record<string, readonly string[]>>;
    name?: string;
  },
): Promise<PushedDirectory> {
  const name = given.name ?? 'Entra';
  const { directoryId, providerId } = await createDirectory(scope, { provider: 'entra', name });
  const { db, organizationId } = scope;
  const directory = {
    db,
    organizationId,
    directoryId,
    provider: 'entra' as const,
    refusedWithout: [],
  };
  const users = new Map<string, { id: string; memberId: string }>();
  const groups = new Map<string, string>();

  const sendGroupPatch = async (displayName: string, operation: object): Promise<void> => {
    const id = known(groups, displayName);
    const patch = parseGroupPatch({ schemas: [patchUrn], Operations: [operation] }, { resourceId: id });
    await withToken(directory, (of) =>
      patchGroup(of, { id, patch, expectedRevision: null, status: 204 }, request('PATCH', `/Groups/${id}`)),
    );
  };
  const pushed: PushedDirectory = {
    directoryId,
    providerId,
    user: (userName) => known(users, userName),
    group: (displayName) => known(groups, displayName),
    push: async ({ userName, email, active = true, attributes = {} }) => {
      const emails = email === undefined ? [] : [{ type: 'work', value: email }];
      const { document } = parseUser({
        userName,
        externalId: `of ${userName}`,
        active,
        emails,
        ...attributes,
      });
      const { id } = await withToken(directory, (of) =>
        createUser(of, { document }, request('POST', '/Users')),
      );
      const { memberId } = await db.prisma.directoryUser.findUniqueOrThrow({
        where: { organizationId_directoryId_id: { organizationId, directoryId, id } },
      });
      users.set(userName, { id, memberId });
      return { id, memberId };
    },
    pushGroup: async (displayName, userNames, attributes = {}) => {
      const members = userNames.map((userName) => ({ value: known(users, userName).id }));
      const group = await withToken(directory, (of) =>
        createGroup(of, parseGroup({ ...attributes, displayName, members }), request('POST', '/Groups')),
      );
      groups.set(displayName, group.id);
      return group.id;
    },
    addToGroup: (displayName, userName) =>
      sendGroupPatch(displayName, {
        op: 'add',
        path: 'members',
        value: [{ value: known(users, userName).id }],
      }),
    removeFromGroup: (displayName, userName) =>
      sendGroupPatch(displayName, {
        op: 'remove',
        path: 'members',
        value: [{ value: known(users, userName).id }],
      }),
    replaceInGroup: (displayName, attributes) =>
      sendGroupPatch(displayName, { op: 'replace', value: attributes }),
    replaceInUser: async (userName, attributes) => {
      const { id } = known(users, userName);
      const operation = { op: 'replace', value: attributes };
      const patch = parseUserPatch({ schemas: [patchUrn], Operations: [operation] }, { resourceId: id });
      await withToken(directory, (of) =>
        patchUser(of, { id, patch, expectedRevision: null }, request('PATCH', `/Users/${id}`)),
      );
    },
    setActive: (userName, active) => pushed.replaceInUser(userName, { active }),
    setMembers: (displayName, userNames) =>
      pushed.replaceInGroup(displayName, {
        members: userNames.map((userName) => ({ value: known(users, userName).id })),
      }),
    deleteGroup: async (displayName) => {
      const id = known(groups, displayName);
      await withToken(directory, (of) =>
        deleteGroup(of, { id, expectedRevision: null }, request('DELETE', `/Groups/${id}`)),
      );
      groups.delete(displayName);
    },
    deleteUser: async (userName) => {
      const { id } = known(users, userName);
      await withToken(directory, (of) =>
        deleteUser(of, { id, expectedRevision: null }, request('DELETE', `/Users/${id}`)),
      );
      users.delete(userName);
    },
  };
  for (const user of given.users) await pushed.push(user);
  for (const [displayName, userNames] of Object.entries(given.groups ?? {})) {
    await pushed.pushGroup(displayName, userNames);
  }
  return pushed;
}

const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Nothing is pushed without a token that works. It is there only meanwhile, so that a test sees its own tokens alone. */
async function withToken<T>(
  directory: Omit<DirectoryScope, 'tokenId'>,
  push: (scope: DirectoryScope) => Promise<T>,
): Promise<T> {
  const { db, organizationId, directoryId } = directory;
  const tokenId = randomBytes(6).toString('hex');
  const key = { organizationId, directoryId, tokenId };
  const expiresAt = new Date(Date.now() + 60_000);
  await db.prisma.scimCredential.create({
    data: { ...key, secretHash: new Uint8Array(), name: 'Test', createdBy: 'Test', expiresAt },
  });
  try {
    return await push({ ...directory, tokenId });
  } finally {
    await db.prisma.scimCredential.delete({ where: { organizationId_directoryId_tokenId: key } });
  }
}

function known<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`The test pushed nothing called ${name}`);
  return value;
}

function request(method: string, path: string): ScimRequest {
  return { requestId: 'test', method, path, client: 'Test', startedAtMs: performance.now(), ignored: [] };
}
