import { recordAudit } from '#domain/audit/record-audit.ts';
import { checkLifetime } from '#domain/scim-tokens/token-lifetime.ts';
import type { ActorScope } from '#domain/scope.ts';

/** How long new tokens live unless it is said at their creation. Those that exist keep their end. */
export async function setTokenLifetime(scope: ActorScope, days: number): Promise<void> {
  checkLifetime(days);
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (before.tokenLifetimeDays === days) return;
    await tx.organization.update({ where: { id }, data: { tokenLifetimeDays: days } });
    await recordAudit(tx, scope, {
      action: 'organization.token_lifetime_set',
      target: { kind: 'organization', id, name: before.name },
      before: { tokenLifetimeDays: before.tokenLifetimeDays },
      after: { tokenLifetimeDays: days },
    });
  });
}
