import type { Database } from '@rollcall/db';
import { AppError } from '#errors.ts';
import { hashOfSignInToken } from './create-sign-in-link.ts';
import { ownerOf, type Principal } from './principal.ts';

/** Uses the link up. One statement decides, so that of two who come at once only one gets in. */
export async function redeemSignInLink(db: Database, token: string): Promise<Principal> {
  const [link] = await db.prisma.$queryRaw<{ accountId: string | null; staffAccountId: string | null }[]>`
    UPDATE sign_in_link SET used_at = now()
    WHERE token_hash = ${hashOfSignInToken(token)} AND used_at IS NULL AND expires_at > now()
    RETURNING account_id AS "accountId", staff_account_id AS "staffAccountId"`;
  if (!link) {
    throw new AppError('unauthenticated', 'This link was used already or is too old. Ask for a new one.');
  }
  return ownerOf(link);
}
