import type { Principal } from '#domain/accounts/principal.ts';
import { type PasswordCandidate, passwordCandidates } from '#domain/accounts/queries.ts';
import type { Database } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { isPassword } from './password.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/**
 * @throws unauthenticated, with the same sentence and after the same work whether or not somebody has this address.
 * @throws rate_limited
 */
export async function signInWithPassword(
  { db, limits }: { db: Database; limits: SignInLimits },
  { email, password, address }: { email: string; password: string; address: string | null },
): Promise<Principal> {
  await limits.attempt({ email, address });
  const candidates = await passwordCandidates(db, email.trim());
  const found = candidates.length === 0 ? null : await firstMatch(candidates, password);
  if (candidates.length === 0) await isPassword(password, null);
  if (!found) throw new AppError('unauthenticated', 'The e-mail address or the password is not right.');
  await limits.succeeded({ email, address });
  return found;
}

async function firstMatch(
  candidates: readonly PasswordCandidate[],
  password: string,
): Promise<Principal | null> {
  for (const { principal, passwordHash } of candidates) {
    if (await isPassword(password, passwordHash)) return principal;
  }
  return null;
}
