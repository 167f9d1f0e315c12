import type { Provider } from '@rollcall/access';
import type { GuideProgress } from '#lib/api.ts';
import type { PlainMessageKey } from '#lib/messages/translate.ts';

/** How many minutes after its first call, or after its token, a provider should have sent the first person. */
const expectations: Record<Provider, { minutes: number; hint: PlainMessageKey }> = {
  entra: { minutes: 45, hint: 'guide.silence.entra' },
  okta: { minutes: 5, hint: 'guide.silence.okta' },
  onelogin: { minutes: 10, hint: 'guide.silence.onelogin' },
  jumpcloud: { minutes: 10, hint: 'guide.silence.jumpcloud' },
  pingone: { minutes: 15, hint: 'guide.silence.pingone' },
  google: { minutes: 240, hint: 'guide.silence.google' },
  authentik: { minutes: 60, hint: 'guide.silence.authentik' },
  auth0: { minutes: 15, hint: 'guide.silence.auth0' },
  generic: { minutes: 60, hint: 'guide.silence.generic' },
};

/** Since when a provider that has a token and has sent nobody is silent for too long, with what to try; null: it is not. */
export function silenceOf(
  provider: Provider,
  { tokens, connection, people }: GuideProgress,
  nowMs: number,
): { sinceAt: string; hint: PlainMessageKey } | null {
  const sinceAt = connection.lastAt ?? tokens.newestAt;
  if (people.count > 0 || tokens.live === 0 || sinceAt === null) return null;
  const { minutes, hint } = expectations[provider];
  return nowMs - Date.parse(sinceAt) > minutes * 60_000 ? { sinceAt, hint } : null;
}
