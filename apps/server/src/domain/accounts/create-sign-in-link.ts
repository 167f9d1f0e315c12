import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from './principal.ts';

export const signInLinkMinutes = 15;
const signInLinkLifetimeMs = signInLinkMinutes * 60_000;

/**
 * A link that signs `principal` in once. The token stands in the fragment, which browsers never send: it is in no log
 * and in no Referer, and a mail scanner that opens the link does not use it up. One that breaks glass gets into
 * organizations that want single sign-on alone: it is for whoever runs the installation to hand out, not for mail.
 */
export async function createSignInLink(
  db: Database,
  {
    principal,
    publicUrl,
    lifetimeMs = signInLinkLifetimeMs,
    breaksGlass = false,
  }: { principal: Principal; publicUrl: string; lifetimeMs?: number; breaksGlass?: boolean },
): Promise<{ url: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + lifetimeMs);
  await db.prisma.signInLink.create({
    data: { tokenHash: hashOfSignInToken(token), expiresAt, breaksGlass, ...ownerColumns(principal) },
  });
  return { url: `${publicUrl}/sign-in/link#${token}`, expiresAt };
}

export function hashOfSignInToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
