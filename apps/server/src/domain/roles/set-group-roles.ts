import { canBeDefault, type Role } from '@rollcall/access';
import { Prisma, type Transaction } from '@rollcall/db';
import { type AuditDetail, recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { lockMembers, lockRoles, settleRoles } from './settle-roles.ts';

/** Null takes the role away; of a group that its IdP deleted, it is forgotten. */
type GroupRoleChange = {
  readonly directoryId: string;
  readonly groupId: string;
  readonly role: Role | null;
};

export type GroupRolesSave = {
  /** The `mappingsVersion` that the changes were staged against. */
  readonly expectedVersion: number;
  readonly changes: readonly GroupRoleChange[];
  readonly defaultRole?: Role | undefined;
};

type Differing = GroupRoleChange & {
  readonly name: string;
  readonly before: Role | null;
  readonly gone: boolean;
};

/**
 * Saves staged roles of groups and of everyone else together, and gives every affected member the role that follows.
 * @throws stale when somebody saved since, not_found for a group that is gone, invalid for a default role that
 * administers, conflict when nobody could run the organization any more.
 */
export async function setGroupRoles(
  scope: ActorScope,
  save: GroupRolesSave,
): Promise<{ mappingsVersion: number; roleChanges: number }> {
  const { db, organizationId } = scope;
  if (save.defaultRole !== undefined && !canBeDefault(save.defaultRole)) {
    throw new AppError(
      'invalid',
      'The default role cannot be one that administers: everybody would be an admin.',
    );
  }
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    if (organization.mappingsVersion !== save.expectedVersion) {
      throw new AppError(
        'stale',
        'Somebody else saved roles in the meantime. Look at them, then save again.',
      );
    }
    const changes = await differingFrom(tx, organizationId, save.changes);
    const defaultRole = save.defaultRole ?? organization.defaultRole;
    const defaultChanges = defaultRole !== organization.defaultRole;
    if (changes.length === 0 && !defaultChanges) {
      return { mappingsVersion: organization.mappingsVersion, roleChanges: 0 };
    }

    const memberIds = await affectedMembers(tx, { organizationId, changes, defaultChanges });
    await lockMembers(tx, organizationId, memberIds);
    const roleChanges = await refuseLockout(tx, organizationId, async () => {
      await writeMappings(tx, organizationId, changes);
      await tx.organization.update({
        where: { id: organizationId },
        data: { defaultRole, mappingsVersion: { increment: 1 } },
      });
      const auditId = await recordAudit(tx, scope, {
        action: 'group_roles.saved',
        target: { kind: 'organization', id: organizationId, name: organization.name },
        before: described(
          changes,
          (change) => change.before,
          defaultChanges ? organization.defaultRole : null,
        ),
        after: described(changes, (change) => change.role, defaultChanges ? defaultRole : null),
      });
      return await settleRoles(tx, { organizationId, memberIds, auditId });
    });
    return { mappingsVersion: organization.mappingsVersion + 1, roleChanges };
  });
}

/** The changes that change something, with the names and roles that the groups have. The last of a group counts. */
async function differingFrom(
  tx: Transaction,
  organizationId: string,
  changes: readonly GroupRoleChange[],
): Promise<Differing[]> {
  const byGroup = new Map(changes.map((change) => [`${change.directoryId}/${change.groupId}`, change]));
  const wanted = JSON.stringify([...byGroup.values()]);
  const found = await tx.$queryRaw<Differing[]>`
    SELECT w."directoryId", w."groupId", w.role, coalesce(g.display_name, gone.display_name) AS name,
      coalesce(m.role, gone.role) AS before, g.id IS NULL AS gone
    FROM jsonb_to_recordset(${wanted}::jsonb) AS w("directoryId" uuid, "groupId" uuid, role text)
    LEFT JOIN directory_group g
      ON g.organization_id = ${organizationId}::uuid AND g.directory_id = w."directoryId" AND g.id = w."groupId"
    LEFT JOIN departed_group gone
      ON gone.organization_id = ${organizationId}::uuid AND gone.directory_id = w."directoryId" AND gone.id = w."groupId"
    LEFT JOIN role_mapping m
      ON m.organization_id = ${organizationId}::uuid AND m.directory_id = w."directoryId" AND m.group_id = w."groupId"
    WHERE g.id IS NOT NULL OR gone.id IS NOT NULL AND w.role IS NULL`;
  if (found.length < byGroup.size) throw notFound('group any more');
  return found.filter(({ role, before }) => role !== before);
}

/** Who is in one of the groups, and, when the default changes, everybody who has it. */
async function affectedMembers(
  tx: Transaction,
  given: { organizationId: string; changes: readonly Differing[]; defaultChanges: boolean },
): Promise<string[]> {
  const { organizationId, changes, defaultChanges } = given;
  const groups = JSON.stringify(changes.map(({ directoryId, groupId }) => ({ directoryId, groupId })));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.member_id AS id
    FROM jsonb_to_recordset(${groups}::jsonb) AS c("directoryId" uuid, "groupId" uuid)
    JOIN membership s
      ON s.organization_id = ${organizationId}::uuid AND s.directory_id = c."directoryId" AND s.group_id = c."groupId"
    JOIN directory_user u
      ON u.organization_id = s.organization_id AND u.directory_id = s.directory_id AND u.id = s.directory_user_id
    ${defaultChanges ? Prisma.sql`UNION SELECT id FROM member WHERE organization_id = ${organizationId}::uuid AND reason = 'default'` : Prisma.sql`GROUP BY 1`}`;
  return rows.map(({ id }) => id);
}

async function writeMappings(
  tx: Transaction,
  organizationId: string,
  changes: readonly Differing[],
): Promise<void> {
  const rows = JSON.stringify(
    changes.map(({ directoryId, groupId, role }) => ({ directoryId, groupId, role })),
  );
  const cleared = Prisma.sql`
    SELECT "directoryId", "groupId" FROM jsonb_to_recordset(${rows}::jsonb) AS c("directoryId" uuid, "groupId" uuid, role text)
    WHERE role IS NULL`;
  await tx.$executeRaw`
    DELETE FROM role_mapping WHERE organization_id = ${organizationId}::uuid AND (directory_id, group_id) IN (${cleared})`;
  await tx.$executeRaw`
    DELETE FROM departed_group WHERE organization_id = ${organizationId}::uuid AND (directory_id, id) IN (${cleared})`;
  await tx.$executeRaw`
    INSERT INTO role_mapping (organization_id, directory_id, group_id, role)
    SELECT ${organizationId}::uuid, "directoryId", "groupId", role
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("directoryId" uuid, "groupId" uuid, role text)
    WHERE role IS NOT NULL
    ON CONFLICT (organization_id, directory_id, group_id) DO UPDATE SET role = excluded.role, mapped_at = now()`;
}

function described(
  changes: readonly Differing[],
  roleOf: (change: Differing) => string | null,
  defaultRole: string | null,
): AuditDetail {
  const groups = changes.map((change) => ({
    directoryId: change.directoryId,
    groupId: change.groupId,
    name: change.name,
    role: roleOf(change),
  }));
  return { groups, ...(defaultRole === null ? {} : { defaultRole }) };
}
