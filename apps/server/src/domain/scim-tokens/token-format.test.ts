import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateToken, parseToken } from './token-format.ts';

const providerIds = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);

describe('the SCIM token', () => {
  it('is read back as what it was made from', () => {
    fc.assert(
      fc.property(providerIds, (providerId) => {
        const { token, tokenId, secretHash } = generateToken(providerId);
        expect(parseToken(token)).toEqual({ kind: 'token', tokenId, secretHash, providerId });
      }),
    );
  });

  it('has a shape that documentation and secret scanners can rely on', () => {
    expect(generateToken('acme-entra').token).toMatch(/^rcl_[a-z2-7]{12}_[A-Za-z0-9_-]{49}:acme-entra$/);
  });

  it('names the token of a paste that was cut off, wherever it was cut', () => {
    const { token, tokenId } = generateToken('acme-entra');
    const untilProviderId = token.length - 'acme-entra'.length;
    for (let length = 'rcl_'.length + 12 + 1; length <= untilProviderId; length += 1) {
      expect(parseToken(token.slice(0, length))).toEqual({ kind: 'damaged', tokenId });
    }
  });

  it('tells one mistyped character from a wrong secret', () => {
    const { token, tokenId } = generateToken('acme-entra');
    fc.assert(
      fc.property(
        fc.integer({ min: 17, max: 65 }),
        fc.constantFrom('A', 'z', '0', '-', ' ', 'å'),
        (at, other) => {
          fc.pre(token[at] !== other);
          const mistyped = token.slice(0, at) + other + token.slice(at + 1);
          expect(parseToken(mistyped)).toEqual({ kind: 'damaged', tokenId });
        },
      ),
    );
  });

  it('keeps the checksum with its token id, so that halves of two tokens make none', () => {
    const [first, second] = [generateToken('a'), generateToken('a')];
    const mixed = first.token.slice(0, 17) + second.token.slice(17);
    expect(parseToken(mixed)).toEqual({ kind: 'damaged', tokenId: first.tokenId });
  });

  it('answers any other text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseToken(text)).toEqual({ kind: 'foreign' });
      }),
    );
    expect(parseToken(`rcl_ABCDEFGHIJKL_${'a'.repeat(100_000)}`)).toEqual({ kind: 'foreign' });
  });
});
