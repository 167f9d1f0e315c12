import type { TokenSummary } from './queries.ts';

export type TokenInUse = {
  readonly token: TokenSummary;
  /** Made since, and not come with yet. */
  readonly next: TokenSummary | null;
};

/**
 * For each directory the token that it lives from: the one that its IdP uses, or the best while it uses none. One that
 * was revoked only where there is no other.
 */
export function tokensInUse(tokens: readonly TokenSummary[]): TokenInUse[] {
  return [...Map.groupBy(tokens, ({ directoryId }) => directoryId).values()].flatMap((given) => {
    const ofDirectory = given.toSorted(longestFirst);
    const inUse = ofDirectory.find(({ revokedAt, lastUsedAt }) => revokedAt === null && lastUsedAt !== null);
    const token = inUse ?? ofDirectory[0];
    if (!token) return [];
    const next = ofDirectory.find(
      ({ createdAt, revokedAt, lastUsedAt }) =>
        revokedAt === null && lastUsedAt === null && createdAt > token.createdAt,
    );
    return [{ token, next: next ?? null }];
  });
}

/** Those that were revoked come last, the one that was revoked last before the others. */
function longestFirst(a: TokenSummary, b: TokenSummary): number {
  if ((a.revokedAt === null) !== (b.revokedAt === null)) return a.revokedAt === null ? -1 : 1;
  return (b.revokedAt ?? b.expiresAt).getTime() - (a.revokedAt ?? a.expiresAt).getTime();
}
