const bitsOfGroup = { ipv4: 8, ipv6: 16 } as const;

/**
 * The first bits of an address, as text: who has one address has often others of its network. An IPv4 address stays
 * whole with 32 bits, also one that is written as IPv6.
 */
export function networkOf(
  address: string | null,
  { ipv4Bits, ipv6Bits }: { ipv4Bits: number; ipv6Bits: number },
): string {
  if (!address) return 'unknown';
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (!plain.includes(':'))
    return plain
      .split('.')
      .slice(0, ipv4Bits / bitsOfGroup.ipv4)
      .join('.');
  const [head = '', tail = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = plain.includes('::')
    ? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0')
    : [];
  return [...groups, ...zeros, ...after].slice(0, ipv6Bits / bitsOfGroup.ipv6).join(':');
}
