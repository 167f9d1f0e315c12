import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { type GroupName, lockPushedGroup } from './lock-pushed-group.ts';

/** Takes back that a group gives no role on purpose: it waits for a role again. @throws not_found */
export async function bringGroupBack(scope: ActorScope, named: GroupName): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const group = await lockPushedGroup(tx, organizationId, named);
    const { count } = await tx.dismissedGroup.deleteMany({ where: { organizationId, ...named } });
    if (count === 0) return;
    await recordAudit(tx, scope, {
      action: 'group_roles.brought_back',
      target: { kind: 'group', id: named.groupId, name: group.displayName },
    });
  });
}
