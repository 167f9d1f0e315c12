import { randomBytes } from 'node:crypto';

/** The TXT record that proves a domain. */
export type DomainRecord = { readonly name: string; readonly value: string };

export function domainRecord(domain: string, challenge: string): DomainRecord {
  return { name: `_rollcall-challenge.${domain}`, value: `rollcall-domain=${challenge}` };
}

/** Not a secret: it is published. Two organizations never have the same, so a record proves for one alone. */
export function newChallenge(): string {
  return randomBytes(20).toString('hex');
}
