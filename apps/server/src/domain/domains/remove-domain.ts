import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { unicodeName } from './domain-name.ts';

/** Gives a domain up: another organization can prove it from then on. @throws not_found, forbidden */
export async function removeDomain(scope: ActorScope, domain: string): Promise<void> {
  const { db, organizationId, actor } = scope;
  await db.transaction(async (tx) => {
    const [removed] = await tx.$queryRaw<{ state: string }[]>`
      DELETE FROM organization_domain WHERE organization_id = ${organizationId}::uuid AND domain = ${domain}
      RETURNING state`;
    if (!removed) throw notFound('domain');
    if (removed.state === 'proven' && actor.kind === 'setup') {
      throw new AppError(
        'forbidden',
        'Only an admin of the organization can remove a domain that is proven.',
      );
    }
    await recordAudit(tx, scope, {
      action: 'domain.removed',
      target: { kind: 'domain', id: domain, name: unicodeName(domain) },
      before: { state: removed.state },
    });
  });
}
