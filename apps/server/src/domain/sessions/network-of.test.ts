import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

const whole = { ipv4Bits: 32, ipv6Bits: 64 };

it.each([
  ['203.0.113.7', whole, '203.0.113.7'],
  ['::ffff:203.0.113.7', whole, '203.0.113.7'],
  ['203.0.113.7', { ipv4Bits: 16, ipv6Bits: 32 }, '203.0'],
  ['2001:db8:1:2:3:4:5:6', whole, '2001:db8:1:2'],
  ['2001:db8::7', whole, '2001:db8:0:0'],
  ['::1', whole, '0:0:0:0'],
  ['2001:db8::7', { ipv4Bits: 16, ipv6Bits: 32 }, '2001:db8'],
  [null, whole, 'unknown'],
])('the network of %s is told from others by its first bits', (address, bits, network) => {
  expect(networkOf(address, bits)).toBe(network);
});
