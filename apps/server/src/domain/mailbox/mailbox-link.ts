import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#domain/scope.ts';

export function hashOfMailboxToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export type MailboxLink = {
  readonly email: string;
  readonly organization: string;
  readonly enteredBy: string;
  readonly expiresAt: Date;
  readonly url: string;
};

/**
 * A new link that confirms the address that was entered last, or null when none waits any more. The last one that was
 * made is the one that works; of its token only the hash is kept.
 */
export async function makeMailboxLink(
  db: Database,
  { organizationId, publicUrl }: { organizationId: string; publicUrl: string },
): Promise<MailboxLink | null> {
  const token = randomBytes(32).toString('base64url');
  const [made] = await db.query<Omit<MailboxLink, 'url'>>(
    {
      text: `UPDATE it_mailbox AS b SET token_hash = $2 FROM organization AS o
        WHERE b.organization_id = $1::uuid AND o.id = b.organization_id AND b.pending_email IS NOT NULL AND b.expires_at > now()
        RETURNING b.pending_email AS email, o.name AS organization, b.entered_by AS "enteredBy", b.expires_at AS "expiresAt"`,
    },
    [organizationId, hashOfMailboxToken(token)],
  );
  return made ? { ...made, url: `${publicUrl}/it-mailbox#${token}` } : null;
}
