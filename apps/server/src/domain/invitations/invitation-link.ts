import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@rollcall/db';

const dayMs = 24 * 60 * 60 * 1_000;
const lifetimeDays = 7;

export function invitationEnd(): Date {
  return new Date(Date.now() + lifetimeDays * dayMs);
}

export function hashOfInvitation(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export type SendableInvitation = {
  readonly email: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  readonly organization: string;
  readonly url: string;
};

/**
 * A new link for an open invitation, or null when there is none any more. Only the hash of its token is kept, and the
 * links before it end: the last one that was made is the one that works. The token stands in the fragment, as in every
 * link of ours.
 */
export async function makeInvitationLink(
  db: Database,
  given: { organizationId: string; id: string; publicUrl: string },
): Promise<SendableInvitation | null> {
  const { organizationId, id, publicUrl } = given;
  const token = randomBytes(32).toString('base64url');
  const [made] = await db.query<Omit<SendableInvitation, 'url'>>(
    {
      text: `UPDATE invitation AS i SET token_hash = $3, sent_at = now() FROM organization AS o
        WHERE i.organization_id = $1::uuid AND i.id = $2::uuid AND o.id = i.organization_id
          AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
        RETURNING i.email, i.role, i.invited_by AS "invitedBy", i.expires_at AS "expiresAt", o.name AS organization`,
    },
    [organizationId, id, hashOfInvitation(token)],
  );
  return made ? { ...made, url: `${publicUrl}/invitation#${token}` } : null;
}
