import type { LookupAddress } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { SsoProblem } from '#domain/sso/problem.ts';

/**
 * Whether an address is one of the public internet. Everything else is none that a customer's IdP has: private
 * networks, this machine, link-local (where clouds keep their credentials), multicast, and the ranges that carry an
 * IPv4 address inside an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

/** @throws SsoProblem when one of the addresses of a name is not public; a name with both kinds is a trick. */
export function refusePrivate(host: string, addresses: readonly LookupAddress[]): void {
  const inside = addresses.find(({ address }) => !isPublicAddress(address));
  if (inside) {
    throw new SsoProblem(
      'unreachable',
      `${host} leads to ${inside.address}, which is not an address of the internet`,
    );
  }
}
