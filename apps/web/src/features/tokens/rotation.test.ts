import { describe, expect, it } from 'vitest';
import type { Token } from '#lib/api.ts';
import { rotationsOf } from './rotation.ts';

const token = (given: Partial<Token>): Token => ({
  tokenId: 'tok',
  directoryId: 'okta',
  directoryName: 'Okta',
  provider: 'okta',
  kind: 'bearer',
  name: 'May',
  createdAt: '2026-05-01T10:00:00.000Z',
  createdBy: 'Ana Berg',
  expiresAt: '2027-05-01T10:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
  lastUsedAddress: null,
  lastUsedClient: null,
  state: 'live',
  failures: null,
  ...given,
});
const old = token({ lastUsedAt: '2026-11-02T10:00:00.000Z' });
const next = token({ tokenId: 'next', name: 'November', createdAt: '2026-11-02T09:00:00.000Z' });
const usedAt = (time: string) => ({ ...next, lastUsedAt: `2026-11-02T${time}.000Z` });

describe('a rotation', () => {
  it.each([
    ['waits until the next token was used', next, 'waiting'],
    ['has both in use while the old one was used later', usedAt('09:59:00'), 'both'],
    ['has both in use while their last uses are within a minute', usedAt('10:00:59'), 'both'],
    ['has moved when only the next one was used since', usedAt('10:01:00'), 'moved'],
  ])('%s', (_, newer, progress) => {
    expect(rotationsOf([newer, old])).toEqual([{ old, next: newer, progress }]);
  });

  it('has moved as soon as the next one is used, where the old one never was', () => {
    const unused = { ...old, lastUsedAt: null };
    expect(rotationsOf([unused, usedAt('09:01:00')])).toMatchObject([{ progress: 'moved' }]);
    expect(rotationsOf([unused, next])).toMatchObject([{ progress: 'waiting' }]);
  });

  it('goes on while the old one is about to expire, and is over when one of them ended', () => {
    expect(rotationsOf([{ ...old, state: 'expiring' }, next])).toHaveLength(1);
    expect(rotationsOf([{ ...old, state: 'expired' }, next])).toEqual([]);
    expect(rotationsOf([old, { ...next, state: 'revoked' }])).toEqual([]);
    expect(rotationsOf([old])).toEqual([]);
  });

  it('is of one directory', () => {
    expect(rotationsOf([old, { ...next, directoryId: 'entra' }])).toEqual([]);
  });
});
