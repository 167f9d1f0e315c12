import { describe, expect, it } from 'vitest';
import type { DirectoryHealth } from '#domain/organizations/directory-health.ts';
import type { TokenSummary } from '#domain/scim-tokens/queries.ts';
import { dueNotices } from './due-notices.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-22T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);

const token = (given: Partial<TokenSummary>): TokenSummary => ({
  tokenId: 'tok',
  directoryId: 'd',
  directoryName: 'Okta',
  provider: 'okta',
  kind: 'bearer',
  name: 'May',
  createdAt: inDays(-300),
  createdBy: 'Ana Berg',
  expiresAt: inDays(100),
  revokedAt: null,
  lastUsedAt: inDays(-1),
  lastUsedAddress: null,
  lastUsedClient: null,
  state: 'live',
  failures: null,
  ...given,
});
const directory = (given: Partial<DirectoryHealth>): DirectoryHealth => ({
  organizationId: 'o',
  id: 'd',
  providerId: 'p',
  provider: 'okta',
  name: 'Okta',
  users: 0,
  groups: 0,
  lastRequestAt: null,
  state: 'never_connected',
  changesLastDay: 0,
  failuresLastDay: 0,
  suspendedAt: null,
  usualGapSeconds: null,
  overdueSince: null,
  quarantine: null,
  ...given,
});
const ofTokens = (...tokens: TokenSummary[]) =>
  dueNotices({ tokens, directories: [] }, now).map(({ about }) => about);

describe('what is due to be told', () => {
  it.each([
    [61, []],
    [60, ['tok/60']],
    [45, ['tok/60']],
    [30, ['tok/30']],
    [14, ['tok/14']],
    [6.5, ['tok/7']],
    [0.5, ['tok/1']],
    [0, ['tok/0']],
    [-6, ['tok/0']],
    [-8, []],
  ])('of a token that ends in %d days', (days, about) => {
    expect(ofTokens(token({ expiresAt: inDays(days) }))).toEqual(about);
  });

  it('is nothing of a token that was made when the day had come', () => {
    expect(ofTokens(token({ createdAt: inDays(0), expiresAt: inDays(30) }))).toEqual([]);
    expect(ofTokens(token({ createdAt: inDays(-17), expiresAt: inDays(13) }))).toEqual(['tok/14']);
  });

  it('is of the token that the IdP uses, until it uses the next one', () => {
    const old = token({ expiresAt: inDays(6) });
    const next = token({ tokenId: 'next', createdAt: inDays(-2), expiresAt: inDays(363), lastUsedAt: null });
    expect(ofTokens(next, old)).toEqual(['tok/7']);
    expect(ofTokens({ ...next, lastUsedAt: inDays(0) }, old)).toEqual([]);
    expect(ofTokens({ ...old, revokedAt: inDays(-1) })).toEqual([]);
  });

  it('is of a directory that it is connected, and that it fails', () => {
    const of = (given: Partial<DirectoryHealth>) =>
      dueNotices({ tokens: [], directories: [directory(given)] }, now).map(({ kind }) => kind);
    expect(of({})).toEqual([]);
    expect(of({ lastRequestAt: now, state: 'working' })).toEqual(['connected']);
    expect(of({ lastRequestAt: now, state: 'failing' })).toEqual(['failing', 'connected']);
    expect(of({ state: 'failing' })).toEqual(['failing']);
  });

  it('is of a directory that it is overdue or in quarantine, and nothing of one that is quiet', () => {
    const of = (given: Partial<DirectoryHealth>) =>
      dueNotices({ tokens: [], directories: [directory({ lastRequestAt: inDays(-30), ...given })] }, now).map(
        ({ kind }) => kind,
      );
    expect(of({ state: 'overdue' })).toEqual(['overdue', 'connected']);
    expect(of({ state: 'quarantined' })).toEqual(['quarantined', 'connected']);
    expect(of({ state: 'quiet' })).toEqual(['connected']);
    expect(of({ state: 'suspended' })).toEqual(['connected']);
  });
});
