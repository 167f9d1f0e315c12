import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type GroupName, lockPushedGroup } from './lock-pushed-group.ts';

/**
 * Says that a group gives no role on purpose, so that nobody is asked about it again. It holds while the group is
 * renamed, and when the IdP deletes it and pushes it again with the same externalId: that is the same group, and
 * nobody gets anything by it.
 * @throws not_found, conflict for a group that gives a role
 */
export async function dismissGroup(scope: ActorScope, named: GroupName): Promise<void> {
  const { db, organizationId, actor } = scope;
  await db.transaction(async (tx) => {
    const group = await lockPushedGroup(tx, organizationId, named);
    if (group.mapping)
      throw new AppError('conflict', `“${group.displayName}” gives a role. Take it away first.`);
    const { count } = await tx.dismissedGroup.createMany({
      data: { organizationId, ...named, dismissedBy: actor.name },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAudit(tx, scope, {
      action: 'group_roles.dismissed',
      target: { kind: 'group', id: named.groupId, name: group.displayName },
    });
  });
}
