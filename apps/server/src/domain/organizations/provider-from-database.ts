import { type Provider, providerNames } from '@rollcall/access';

/** A provider that left the table since is as any other SCIM 2.0 client. */
export function providerFromDatabase(name: string): Provider {
  return providerNames.find((known) => known === name) ?? 'generic';
}
