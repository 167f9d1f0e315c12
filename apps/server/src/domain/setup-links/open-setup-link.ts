import type { Database } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { AppError } from '#errors.ts';
import { findSetupIdentity, type SetupIdentity, setupActor } from './setup-identity.ts';
import { hashOfSetupLinkToken } from './setup-link-token.ts';

/** Whom the token of a link lets in. A link is not used up by that. @throws unauthenticated */
export async function openSetupLink(
  db: Database,
  { token, address }: { token: string; address: string | null },
): Promise<SetupIdentity> {
  const identity = await findSetupIdentity(db, { tokenHash: hashOfSetupLinkToken(token) });
  if (!identity) {
    throw new AppError(
      'unauthenticated',
      'This link has expired, was revoked, or is not complete. Ask whoever sent it for a new one.',
    );
  }
  const { organization, id, recipient, purpose } = identity;
  await db.transaction(async (tx) => {
    await tx.setupLink.update({
      where: { organizationId_id: { organizationId: organization.id, id } },
      data: { lastUsedAt: new Date(), lastUsedAddress: address },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { organizationId: organization.id, actor: setupActor(identity, address) },
      {
        action: 'setup_link.opened',
        target: { kind: 'setup_link', id, name: recipient },
        after: { purpose },
      },
    );
  });
  return identity;
}
