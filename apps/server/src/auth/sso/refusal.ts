import { z } from 'zod';
import { ssoProblemReasons } from '#domain/sso/problem.ts';
import { cookieOf, cookieValue } from './browser-binding.ts';

const refusalSchema = z.object({
  reason: z.enum(ssoProblemReasons),
  detail: z.string().nullable(),
  organization: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** Who can help. Only for somebody whom the organization's own IdP has vouched for. */
  ask: z.array(z.object({ name: z.string(), email: z.string().nullable() })).max(5),
});

/** Why a sign-in ended on a page that says so. */
export type SsoRefusal = z.infer<typeof refusalSchema>;

const lifetimeSeconds = 10 * 60;

/**
 * Kept by the browser that was refused, for the page that it is sent to: the address of that page stays free of names.
 * Whoever makes one up reads it alone.
 */
export function refusalCookie(publicUrl: string, refusal: SsoRefusal): string {
  const value = Buffer.from(JSON.stringify(refusal)).toString('base64url');
  return cookieOf(publicUrl, value, lifetimeSeconds, nameFor(publicUrl));
}

export function readRefusal(publicUrl: string, cookieHeader: string): SsoRefusal | null {
  const value = cookieValue(cookieHeader, nameFor(publicUrl));
  if (value === null) return null;
  try {
    return refusalSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function nameFor(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-rollcall-refusal' : 'rollcall-refusal';
}
