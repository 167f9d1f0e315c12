import { Prisma, type Transaction } from '@rollcall/db';
import { type AuditDetail, recordAudit } from '#domain/audit/record-audit.ts';
import type { Actor, ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { roleChangesDigest } from './preview-people.ts';
import { changesOf, type RecordedTransition } from './recorded-changes.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { lockMembers, lockRoles, settleRoles } from './settle-roles.ts';
import {
  type Difference,
  type DifferingAttribute,
  type DifferingGroup,
  differenceOf,
  type StagedRoles,
  stagedJson,
} from './staged-roles.ts';

export type GroupRolesSave = StagedRoles & {
  /** The `mappingsVersion` that the changes were staged against. */
  readonly expectedVersion: number;
  /** The digest of the preview that was agreed to. Without one, whatever follows is wanted. */
  readonly previewed?: string | undefined;
  /** The change set that this takes back. */
  readonly undoes?: string | undefined;
  /** The actor knows that they will not administer any more. */
  readonly acceptsOwnLoss?: boolean | undefined;
};

/**
 * Saves staged roles of groups and of everyone else together, and gives every affected member the role that follows.
 * @throws stale when somebody saved since, or when more or other roles would change than were previewed; not_found for
 * a group that is gone; invalid for a default role that administers; conflict when nobody could run the organization
 * any more, or the actor could not and has not said that they know.
 */
export async function setGroupRoles(
  scope: ActorScope,
  save: GroupRolesSave,
): Promise<{ mappingsVersion: number; roleChanges: number }> {
  const { db, organizationId, actor } = scope;
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    if (organization.mappingsVersion !== save.expectedVersion) {
      throw new AppError(
        'stale',
        'Somebody else saved roles in the meantime. Look at them, then save again.',
      );
    }
    const difference = await differenceOf(tx, organizationId, save);
    const { groups, attributes, defaultRole } = difference;
    if (groups.length === 0 && attributes.length === 0 && !defaultRole) {
      return { mappingsVersion: organization.mappingsVersion, roleChanges: 0 };
    }

    const memberIds = await touchedMembers(tx, organizationId, stagedJson(difference));
    await lockMembers(tx, organizationId, memberIds);
    const { auditId, roleChanges } = await refuseLockout(tx, organizationId, async () => {
      await writeMappings(tx, organizationId, groups);
      await writeAttributeMappings(tx, organizationId, attributes);
      await tx.organization.update({
        where: { id: organizationId },
        data: { ...(defaultRole && { defaultRole: defaultRole.role }), mappingsVersion: { increment: 1 } },
      });
      const auditId = await recordAudit(tx, scope, {
        action: 'group_roles.saved',
        target: { kind: 'organization', id: organizationId, name: organization.name },
        before: described(difference, ({ before }) => before),
        after: described(difference, ({ role }) => role),
      });
      return { auditId, roleChanges: await settleRoles(tx, { organizationId, memberIds, auditId }) };
    });
    const { digest, transitions } = await outcomeOf(tx, organizationId, auditId);
    if (save.previewed !== undefined && save.previewed !== digest) {
      throw new AppError(
        'stale',
        'Other people would change than were shown, since their groups changed in the meantime. Look again, then save.',
      );
    }
    if (!save.acceptsOwnLoss && (await isOwnLoss(tx, organizationId, actor))) {
      throw new AppError(
        'conflict',
        'You would not be an admin any more. Say that you know, then save again.',
      );
    }
    await tx.changeSet.create({
      data: {
        organizationId,
        actorKind: actor.kind,
        actorName: actor.name,
        changes: changesOf(difference),
        transitions,
        undoes: save.undoes ?? null,
      },
    });
    return { mappingsVersion: organization.mappingsVersion + 1, roleChanges };
  });
}

/** Whose role the changes can touch: the same as a preview looks at. */
async function touchedMembers(tx: Transaction, organizationId: string, staged: string): Promise<string[]> {
  const [touched] = await tx.$queryRaw<{ ids: string[] }[]>`
    SELECT rollcall.touched_members(${organizationId}::uuid, ${staged}::jsonb) AS ids`;
  return touched?.ids ?? [];
}

/** What a preview tells beforehand, of the changes of role that were written: they have this transaction's time. */
async function outcomeOf(
  tx: Transaction,
  organizationId: string,
  auditId: string,
): Promise<{ digest: string; transitions: RecordedTransition[] }> {
  const [outcome] = await tx.$queryRaw<{ digest: string; transitions: RecordedTransition[] }[]>`
    WITH changed AS MATERIALIZED (
      SELECT member_id AS id, from_role, to_role FROM role_change
      WHERE organization_id = ${organizationId}::uuid AND at = now()::timestamptz(3) AND cause_id = ${auditId}::uuid
    )
    SELECT (SELECT ${roleChangesDigest} FROM changed) AS digest, (
      SELECT coalesce(jsonb_agg(t), '[]') FROM (
        SELECT from_role AS from, to_role AS to, count(*) AS people FROM changed GROUP BY 1, 2
      ) AS t
    ) AS transitions`;
  if (!outcome) throw new Error('An aggregate has a row');
  return outcome;
}

async function isOwnLoss(tx: Transaction, organizationId: string, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'account' || actor.id === null) return false;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT FROM member m
    JOIN role_change c ON c.organization_id = m.organization_id AND c.member_id = m.id AND c.at = now()::timestamptz(3)
    WHERE m.organization_id = ${organizationId}::uuid AND m.account_id = ${actor.id}::uuid
      AND rollcall.administers(c.from_role) AND NOT rollcall.administers(c.to_role)`;
  return found.length > 0;
}

async function writeMappings(
  tx: Transaction,
  organizationId: string,
  groups: readonly DifferingGroup[],
): Promise<void> {
  const rows = JSON.stringify(
    groups.map(({ directoryId, groupId, role }) => ({ directoryId, groupId, role })),
  );
  const cleared = Prisma.sql`
    SELECT "directoryId", "groupId" FROM jsonb_to_recordset(${rows}::jsonb) AS c("directoryId" uuid, "groupId" uuid, role text)
    WHERE role IS NULL`;
  await tx.$executeRaw`
    DELETE FROM role_mapping WHERE organization_id = ${organizationId}::uuid AND (directory_id, group_id) IN (${cleared})`;
  await tx.$executeRaw`
    DELETE FROM departed_group WHERE organization_id = ${organizationId}::uuid AND (directory_id, id) IN (${cleared})`;
  await tx.$executeRaw`
    DELETE FROM dismissed_group WHERE organization_id = ${organizationId}::uuid AND (directory_id, group_id) IN (
      SELECT "directoryId", "groupId" FROM jsonb_to_recordset(${rows}::jsonb) AS c("directoryId" uuid, "groupId" uuid)
    )`;
  await tx.$executeRaw`
    INSERT INTO role_mapping (organization_id, directory_id, group_id, role)
    SELECT ${organizationId}::uuid, "directoryId", "groupId", role
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("directoryId" uuid, "groupId" uuid, role text)
    WHERE role IS NOT NULL
    ON CONFLICT (organization_id, directory_id, group_id) DO UPDATE SET role = excluded.role, mapped_at = now()`;
}

async function writeAttributeMappings(
  tx: Transaction,
  organizationId: string,
  attributes: readonly DifferingAttribute[],
): Promise<void> {
  for (const { directoryId, attribute, value, selector, caseExact, role } of attributes) {
    const key = { organizationId, directoryId, attribute, value };
    if (role === null) await tx.attributeMapping.deleteMany({ where: key });
    else {
      await tx.attributeMapping.upsert({
        where: { organizationId_directoryId_attribute_value: key },
        create: { ...key, selector, caseExact, role },
        update: { role, mappedAt: new Date() },
      });
    }
  }
}

type BeforeAndAfter<Of> = { readonly before: Of; readonly role: Of };

function described(
  { groups, attributes, defaultRole }: Difference,
  side: <Of>(change: BeforeAndAfter<Of>) => Of,
): AuditDetail {
  return {
    groups: groups.map(({ directoryId, groupId, name, ...change }) => ({
      directoryId,
      groupId,
      name,
      role: side(change),
    })),
    ...(attributes.length > 0 && {
      attributes: attributes.map(({ directoryId, directoryName, attribute, value, ...change }) => ({
        directoryId,
        directoryName,
        attribute,
        value,
        role: side(change),
      })),
    }),
    ...(defaultRole && { defaultRole: side(defaultRole) }),
  };
}
