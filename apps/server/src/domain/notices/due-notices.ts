import type { DirectoryHealth } from '#domain/organizations/directory-health.ts';
import type { TokenSummary } from '#domain/scim-tokens/queries.ts';
import { tokensInUse } from '#domain/scim-tokens/token-in-use.ts';
import { lastingKinds, type RaisedNotice } from './notice.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Days before the end of a token at which its admins are told; the last is that it has expired. */
const daysBefore = [60, 30, 14, 7, 1, 0] as const;

/** After that the end of a token is no news. */
const newsMs = 7 * dayMs;

/** What is to be told of an organization at this moment, whether or not it was told before. */
export function dueNotices(
  { tokens, directories }: { tokens: readonly TokenSummary[]; directories: readonly DirectoryHealth[] },
  now: Date,
): RaisedNotice[] {
  return [
    ...tokensInUse(tokens).flatMap(({ token }) => endOf(token, now)),
    ...directories.flatMap(({ id: directoryId, state, lastRequestAt }): RaisedNotice[] => [
      ...lastingKinds.filter((kind) => kind === state).map((kind) => ({ kind, directoryId, about: '' })),
      ...(lastRequestAt === null ? [] : [{ kind: 'connected' as const, directoryId, about: '' }]),
    ]),
  ];
}

/**
 * The nearest of the days before its end, so that who was away reads one notice and not five. A token that was made
 * when that day had come is news to nobody.
 */
function endOf(
  { directoryId, tokenId, createdAt, expiresAt, revokedAt }: TokenSummary,
  now: Date,
): RaisedNotice[] {
  const leftMs = expiresAt.getTime() - now.getTime();
  const days = daysBefore.findLast((candidate) => leftMs <= candidate * dayMs);
  if (days === undefined || revokedAt !== null || leftMs < -newsMs) return [];
  if (expiresAt.getTime() - days * dayMs <= createdAt.getTime()) return [];
  return [{ kind: 'token_ends', directoryId, about: `${tokenId}/${days}` }];
}
