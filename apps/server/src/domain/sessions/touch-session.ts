import type { Database } from '@rollcall/db';
import type { Identity } from '#domain/accounts/principal.ts';
import type { SetupIdentity } from '#domain/setup-links/setup-identity.ts';

/**
 * Notes when and from where a session was last used, and of a setup link that it was; the caller sees to it that this
 * is not every request.
 */
export async function touchSession(
  db: Database,
  { sessionHandle, identity }: { sessionHandle: string; identity: Identity | SetupIdentity },
  client: { address: string | null; userAgent: string | null },
): Promise<void> {
  const now = new Date();
  await db.prisma.session.updateMany({
    where: { handle: sessionHandle },
    data: { lastSeenAt: now, ...client },
  });
  if (identity.kind !== 'setup') return;
  await db.prisma.setupLink.updateMany({
    where: { organizationId: identity.organization.id, id: identity.id },
    data: { lastUsedAt: now, lastUsedAddress: client.address },
  });
}
