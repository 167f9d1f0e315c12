import type { Provider } from '@rollcall/access';

/** How the clients begin that say whose they are: Okta's documentation, authentik's source. */
const clients: readonly (readonly [begin: string, provider: Provider])[] = [
  ['Okta SCIM Client', 'okta'],
  ['authentik@', 'authentik'],
];

/** The provider whose client a User-Agent names; null for those that do not say, and for whatever else it is. */
export function providerOfClient(client: string | null): Provider | null {
  return clients.find(([begin]) => client?.startsWith(begin))?.[1] ?? null;
}
