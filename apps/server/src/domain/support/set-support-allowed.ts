import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { closeAccesses } from './end-access.ts';

/**
 * Whether staff may open the organization with a reason alone. Switched off, it ends what they have open; switched on,
 * nobody has to be asked any more. Setup links are the customer's own and go on.
 */
export async function setSupportAllowed(scope: ActorScope, allowed: boolean): Promise<{ ended: number }> {
  const { db, organizationId: id } = scope;
  return await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const { supportAllowed, name } = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (supportAllowed === allowed) return { ended: 0 };
    const ended = allowed ? 0 : await closeAccesses(tx, scope);
    await tx.organization.update({ where: { id }, data: { supportAllowed: allowed } });
    if (allowed) {
      const now = new Date();
      await tx.supportRequest.updateMany({
        where: { organizationId: id, decision: null, expiresAt: { gt: now } },
        data: { expiresAt: now },
      });
    }
    await recordAudit(tx, scope, {
      action: allowed ? 'support.switched_on' : 'support.switched_off',
      target: { kind: 'organization', id, name },
    });
    return { ended };
  });
}
