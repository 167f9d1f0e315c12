import { createHash, randomBytes } from 'node:crypto';

export function newSetupLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfSetupLinkToken(token) };
}

export function hashOfSetupLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token stands in the fragment, which browsers never send: what fetches the link ahead learns and does nothing. */
export function setupLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/setup-link#${token}`;
}
