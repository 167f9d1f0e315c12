import type { Database } from '@rollcall/db';
import { AppError } from '#errors.ts';
import { hashOfSignInToken } from './create-sign-in-link.ts';
import { ownerOf, type Principal } from './principal.ts';

/** Uses the link up. One statement decides, so that of two who come at once only one gets in. */
export async function redeemSignInLink(
  db: Database,
  token: string,
): Promise<{ principal: Principal; breaksGlass: boolean }> {
  const [link] = await db.prisma.$queryRaw<
    { accountId: string | null; staffAccountId: string | null; breaksGlass: boolean }[]
  >`
    UPDATE sign_in_link SET used_at = now()
    WHERE token_hash = ${hashOfSignInToken(token)} AND used_at IS NULL AND expires_at > now()
    RETURNING account_id AS "accountId", staff_account_id AS "staffAccountId", breaks_glass AS "breaksGlass"`;
  if (!link) {
    throw new AppError('unauthenticated', 'This link was used already or is too old. Ask for a new one.');
  }
  return { principal: ownerOf(link), breaksGlass: link.breaksGlass };
}
