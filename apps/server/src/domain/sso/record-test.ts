import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import type { SsoTest } from './connection.ts';

/** Keeps what came of a test sign-in. A draft that passed can be switched on; one that is on stays on. */
export async function recordTest(
  scope: ActorScope,
  connectionId: string,
  { claims, failure }: Pick<SsoTest, 'claims' | 'failure'>,
): Promise<void> {
  const { db, organizationId, actor } = scope;
  const test: SsoTest = { at: new Date().toISOString(), by: actor.name, claims, failure };
  await db.transaction(async (tx) => {
    const [tested] = await tx.$queryRaw<{ issuer: string }[]>`
      UPDATE sso_connection SET last_test = ${JSON.stringify(test)}::jsonb,
        state = CASE WHEN state = 'on' THEN 'on' WHEN ${failure === null} THEN 'tested' ELSE 'draft' END
      WHERE organization_id = ${organizationId}::uuid AND id = ${connectionId}::uuid
      RETURNING issuer`;
    if (!tested) return;
    await recordAudit(tx, scope, {
      action: 'sso.tested',
      target: { kind: 'sso_connection', id: connectionId, name: tested.issuer },
      after: failure ? { failure: failure.reason } : { email: claims?.email ?? null },
    });
  });
}
