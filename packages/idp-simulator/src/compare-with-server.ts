import type { ExpectedResource, ProvisioningClient } from '#provisioning-client.ts';
import {
  type JsonObject,
  type JsonValue,
  memberIdsOf,
  type ResourceType,
  readAttribute,
} from '#scim-json.ts';

/** One thing that is not as the directory says. */
export interface Difference {
  readonly resource: 'User' | 'Group';
  /** userName or displayName. */
  readonly name: string;
  /** Null when the server has no such resource, or nobody knows its id. */
  readonly serverId: string | null;
  readonly kind: 'missing' | 'unexpected' | 'attribute' | 'members';
  /** The mapping path; `members` for a membership; null when the whole resource is concerned. */
  readonly attribute: string | null;
  /** For memberships: the server ids of the missing members. */
  readonly expected: JsonValue;
  /** For memberships: the server ids of the members who should not be there. */
  readonly actual: JsonValue;
}

export interface Comparison {
  readonly equal: boolean;
  readonly differences: readonly Difference[];
  /** How much was compared, so that an empty server is not mistaken for an equal one. */
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
}

export interface ComparisonOptions {
  /** Resources that the directory does not know are differences. Default true; false for a server with others' data. */
  exclusive?: boolean;
}

/**
 * Reads everything back and compares it with the client's directory, attribute by attribute and member by
 * member. Throws ProvisioningError when the server does not let itself be read.
 */
export async function compareWithServer(
  client: ProvisioningClient,
  { exclusive = true }: ComparisonOptions = {},
): Promise<Comparison> {
  const expected = client.expected();
  const users = await client.readAll('Users');
  const groups = await client.readAll('Groups');
  const differences = [
    ...compareResources('Users', { expected: expected.Users, found: users, exclusive }),
    ...compareResources('Groups', { expected: expected.Groups, found: groups, exclusive }),
  ];
  const onServer = new Set(groups.map(({ id }) => id));
  let memberships = 0;
  for (const group of expected.Groups) {
    if (group.serverId === null || group.memberIds === null || !onServer.has(group.serverId)) continue;
    const members = memberIdsOf(await client.readGroup(group.serverId));
    memberships += members.length;
    differences.push(...compareMembers(group, members));
  }
  return {
    equal: differences.length === 0,
    differences,
    users: users.length,
    groups: groups.length,
    memberships,
  };
}

function compareResources(
  type: ResourceType,
  { expected, found, exclusive }: { expected: ExpectedResource[]; found: JsonObject[]; exclusive: boolean },
): Difference[] {
  const resource = type === 'Users' ? 'User' : 'Group';
  const byId = new Map(found.map((item) => [item.id, item]));
  const whole = { resource, attribute: null, expected: null, actual: null } as const;
  const differences: Difference[] = [];
  for (const { serverId, name, attributes } of expected) {
    const actual = serverId === null ? undefined : byId.get(serverId);
    if (actual === undefined) {
      differences.push({ ...whole, name, serverId, kind: 'missing' });
      continue;
    }
    byId.delete(serverId ?? undefined);
    for (const [path, value] of attributes) {
      const read = readAttribute(actual, path);
      if (read === value) continue;
      const values = { expected: value ?? null, actual: read ?? null };
      differences.push({ resource, name, serverId, kind: 'attribute', attribute: path, ...values });
    }
  }
  if (!exclusive) return differences;
  for (const [id, item] of byId) {
    const name = readAttribute(item, type === 'Users' ? 'userName' : 'displayName');
    differences.push({ ...whole, name: String(name), serverId: String(id), kind: 'unexpected' });
  }
  return differences;
}

function compareMembers({ name, serverId, memberIds }: ExpectedResource, members: string[]): Difference[] {
  const found = new Set(members);
  const missing = [...(memberIds ?? [])].filter((id) => !found.has(id));
  // A member who is listed twice is one too many.
  const wanted = new Set(memberIds);
  const surplus = members.filter((id) => !wanted.delete(id));
  if (missing.length === 0 && surplus.length === 0) return [];
  return [
    {
      resource: 'Group',
      name,
      serverId,
      kind: 'members',
      attribute: 'members',
      expected: missing,
      actual: surplus,
    },
  ];
}
