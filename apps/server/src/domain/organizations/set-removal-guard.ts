import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';

/**
 * Switches the mass-removal guard on or off. What is pending stays pending: it is decided one by one, not by a switch.
 */
export async function setRemovalGuard(scope: ActorScope, on: boolean): Promise<void> {
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (before.removalGuard === on) return;
    await tx.organization.update({ where: { id }, data: { removalGuard: on } });
    await recordAudit(tx, scope, {
      action: 'organization.removal_guard_set',
      target: { kind: 'organization', id, name: before.name },
      before: { removalGuard: before.removalGuard },
      after: { removalGuard: on },
    });
  });
}
