import type { Statement } from '@rollcall/db';
import type { DirectoryScope } from '#domain/scope.ts';
import type { Reference, StoredGroup } from './resources.ts';

/** As many as are held in memory at once. */
export const membersAtOnce = 2_000;

const nextMembers: Statement = {
  name: 'next_members',
  text: `SELECT s.directory_user_id AS value, u.display
    FROM (
      SELECT directory_user_id FROM membership
      WHERE organization_id = $1 AND directory_id = $2 AND group_id = $3 AND directory_user_id > $4
      ORDER BY directory_user_id LIMIT $5
    ) AS s CROSS JOIN LATERAL (
      SELECT coalesce(display_name, user_name) AS display FROM directory_user
      WHERE organization_id = $1 AND directory_id = $2 AND id = s.directory_user_id OFFSET 0
    ) AS u
    ORDER BY s.directory_user_id`,
};

const membersOfGroups: Statement = {
  name: 'members_of_groups',
  text: `SELECT g.id AS "groupId", s.directory_user_id AS value, u.display
    FROM unnest($3::uuid[]) AS g (id) CROSS JOIN LATERAL (
      SELECT directory_user_id FROM membership
      WHERE organization_id = $1 AND directory_id = $2 AND group_id = g.id OFFSET 0
    ) AS s CROSS JOIN LATERAL (
      SELECT coalesce(display_name, user_name) AS display FROM directory_user
      WHERE organization_id = $1 AND directory_id = $2 AND id = s.directory_user_id OFFSET 0
    ) AS u`,
};

const belowAll = '00000000-0000-0000-0000-000000000000';

/**
 * The members of a group in the order of their ids, some at a time, however many they are. Each part is a statement of
 * its own, so that who reads slowly, or goes away, holds no connection; it may show members who came later than the
 * revision that was read before, never the other way round.
 */
export async function* readMembers(
  scope: DirectoryScope,
  groupId: string,
): AsyncGenerator<readonly Reference[]> {
  for (let after = belowAll; ; ) {
    const { organizationId, directoryId } = scope;
    const members = await scope.db.query<Reference>(nextMembers, [
      organizationId,
      directoryId,
      groupId,
      after,
      membersAtOnce,
    ]);
    yield members;
    const last = members.at(-1);
    if (!last || members.length < membersAtOnce) return;
    after = last.value;
  }
}

/** The members of several groups by the group's id, all at once: for groups that have few. */
export async function readMembersOfAll(
  scope: DirectoryScope,
  groups: readonly StoredGroup[],
): Promise<ReadonlyMap<string, readonly Reference[]>> {
  const members = new Map<string, Reference[]>(groups.map(({ id }) => [id, []]));
  if (groups.every(({ people }) => people === 0)) return members;
  const { organizationId, directoryId } = scope;
  const rows = await scope.db.query<Reference & { groupId: string }>(membersOfGroups, [
    organizationId,
    directoryId,
    [...members.keys()],
  ]);
  for (const { groupId, value, display } of rows) members.get(groupId)?.push({ value, display });
  return members;
}
