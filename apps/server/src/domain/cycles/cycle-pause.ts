import type { Provider } from '@rollcall/access';

const minuteMs = 60_000;

/**
 * How long an IdP is silent before what comes next is another cycle (docs/decisions/0052): longer than it waits within
 * one, and shorter than the time between two. Entra ID and Google come at fixed times, with pauses of some minutes
 * while they page through their own directory; authentik sends all of it every hour and single changes in between. The
 * others send what happens when it happens, so that what an admin did at once belongs together.
 */
const pauses = {
  entra: 10,
  google: 10,
  authentik: 5,
  okta: 2,
  onelogin: 2,
  jumpcloud: 2,
  pingone: 2,
  auth0: 2,
  generic: 5,
} as const satisfies Record<Provider, number>;

export function cyclePauseMs(provider: Provider): number {
  return pauses[provider] * minuteMs;
}
