import { AppError } from '#errors.ts';

const ourPrefix = 'rcl_';

/**
 * The token of an Authorization header (RFC 6750 section 2.1; the scheme in any case). Admins paste `Bearer …` where
 * their IdP adds it, and leave it out where it does not: with our prefix, both are understood.
 * @throws AppError unauthenticated.
 */
export function bearerToken(authorization: string | undefined): string {
  if (!authorization) throw missing('The request has no Authorization header. It must be: Bearer <token>.');
  const token = authorization.replace(/^\s*(?:bearer\s+)*/i, '').trim();
  const hasScheme = /^\s*bearer\s+\S/i.test(authorization);
  if (hasScheme || token.startsWith(ourPrefix)) return token;
  throw missing('The Authorization header must be: Bearer <token>.');
}

/** Whether a token of ours is in the header, good or not. */
export function carriesOurToken(authorization: string | undefined): boolean {
  return authorization?.replace(/^\s*(?:bearer\s+)*/i, '').startsWith(ourPrefix) ?? false;
}

function missing(detail: string): AppError {
  return new AppError('unauthenticated', detail);
}
