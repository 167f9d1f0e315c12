import { createHash } from 'node:crypto';
import type { OrganizationScope } from '#domain/scope.ts';

const attemptLifetimeMinutes = 15;

export type SsoAttempt = {
  readonly connectionId: string;
  readonly purpose: 'sign_in' | 'test';
  /** A path of the portal. */
  readonly next: string;
};

/** Remembers that a browser has left for the IdP with this `state`. Those that never came back are forgotten. */
export async function beginAttempt(
  { db, organizationId }: OrganizationScope,
  state: string,
  { connectionId, purpose, next }: SsoAttempt,
): Promise<void> {
  await db.prisma.$executeRaw`
    WITH forgotten AS (
      DELETE FROM sso_attempt WHERE organization_id = ${organizationId}::uuid AND expires_at < now()
    )
    INSERT INTO sso_attempt (organization_id, state_hash, connection_id, purpose, next, expires_at)
    VALUES (${organizationId}::uuid, ${hashOf(state)}, ${connectionId}::uuid, ${purpose}, ${next},
      now() + make_interval(mins => ${attemptLifetimeMinutes}::int))`;
}

/** Uses the attempt up: one statement decides, so that the same answer of an IdP counts once, on any server. */
export async function redeemAttempt(
  { db, organizationId }: OrganizationScope,
  state: string,
): Promise<SsoAttempt | null> {
  const [attempt] = await db.prisma.$queryRaw<SsoAttempt[]>`
    DELETE FROM sso_attempt
    WHERE organization_id = ${organizationId}::uuid AND state_hash = ${hashOf(state)} AND expires_at > now()
    RETURNING connection_id AS "connectionId", purpose, next`;
  return attempt ?? null;
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
