import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#domain/scope.ts';

export function hashOfCancelToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export type BreakGlassNotice = {
  readonly organization: string;
  readonly email: string;
  readonly reason: string;
  readonly sendAfter: Date;
  readonly url: string;
};

/** What an announcement says, with a link of its own that cancels it; null once it cannot be cancelled any more. */
export async function breakGlassNotice(
  db: Database,
  { organizationId, id, publicUrl }: { organizationId: string; id: string; publicUrl: string },
): Promise<BreakGlassNotice | null> {
  const token = randomBytes(32).toString('base64url');
  const [made] = await db.query<Omit<BreakGlassNotice, 'url'>>(
    {
      text: `UPDATE break_glass AS b SET cancel_hashes = array_append(b.cancel_hashes, $3) FROM organization AS o
        WHERE b.organization_id = $1::uuid AND b.id = $2::uuid AND o.id = b.organization_id
          AND b.confirmed_at IS NOT NULL AND b.sent_at IS NULL AND b.cancelled_at IS NULL
        RETURNING o.name AS organization, b.email, b.reason, b.send_after AS "sendAfter"`,
    },
    [organizationId, id, hashOfCancelToken(token)],
  );
  return made ? { ...made, url: `${publicUrl}/break-glass#${token}` } : null;
}
