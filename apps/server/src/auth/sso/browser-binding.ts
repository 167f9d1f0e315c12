import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * What ties the answer of an IdP to the browser that asked. The browser keeps one secret in a cookie; state, nonce and
 * PKCE verifier are made of it, so that none of them is stored here.
 */
export type BrowserBinding = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

const lifetimeSeconds = 15 * 60;

function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-rollcall-sso' : 'rollcall-sso';
}

export function newBinding(publicUrl: string): { binding: BrowserBinding; cookie: string } {
  const secret = randomBytes(32).toString('base64url');
  return { binding: bindingOf(secret), cookie: cookieOf(publicUrl, secret, lifetimeSeconds) };
}

/** What this browser left with, or null when it did not leave from here. */
export function readBinding(publicUrl: string, cookieHeader: string): BrowserBinding | null {
  const secret = cookieValue(cookieHeader, cookieName(publicUrl));
  return secret ? bindingOf(secret) : null;
}

export function clearedBinding(publicUrl: string): string {
  return cookieOf(publicUrl, '', 0);
}

export function isSameState(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Lax: it must come along when the IdP sends the browser back. */
export function cookieOf(
  publicUrl: string,
  value: string,
  maxAgeSeconds: number,
  name = cookieName(publicUrl),
) {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

export function cookieValue(cookieHeader: string, name: string): string | null {
  for (const pair of cookieHeader.split(';')) {
    const [key = '', ...value] = pair.trim().split('=');
    if (key === name) return value.join('=') || null;
  }
  return null;
}

function bindingOf(secret: string): BrowserBinding {
  const derived = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), codeVerifier: derived('code verifier') };
}
