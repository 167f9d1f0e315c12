import { passwordHashOf } from '#domain/accounts/queries.ts';
import { setPasswordHash } from '#domain/accounts/set-password-hash.ts';
import type { Database } from '#domain/scope.ts';
import { revokeOtherSessions } from '#domain/sessions/revoke-other-sessions.ts';
import { AppError } from '#errors.ts';
import { checkNewPassword, hashPassword, isPassword } from './password.ts';
import type { SignedIn } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/**
 * Sets the password of who is signed in and ends their other sessions. Who has a password must give it; a first one
 * may be set by whoever came in through a link.
 */
export async function changePassword(
  { db, limits }: { db: Database; limits: SignInLimits },
  { identity, reach, sessionHandle }: SignedIn,
  given: { currentPassword?: string | undefined; newPassword: string; address: string | null },
): Promise<void> {
  const current = await passwordHashOf(db, identity);
  if (current !== null) {
    const attempt = { email: identity.email, address: given.address };
    await limits.attempt(attempt);
    if (!(await isPassword(given.currentPassword ?? '', current))) {
      throw new AppError('invalid', 'The current password is not right.');
    }
    await limits.succeeded(attempt);
  }
  checkNewPassword(given.newPassword, identity.email);
  await setPasswordHash(db, identity, await hashPassword(given.newPassword));
  await revokeOtherSessions(db, { principal: identity, reach }, sessionHandle);
}
