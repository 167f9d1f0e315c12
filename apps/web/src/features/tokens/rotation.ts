import type { Token } from '#lib/api.ts';

/** A directory changes from one token to the next while both work. */
export type Rotation = { old: Token; next: Token; progress: 'waiting' | 'both' | 'moved' };

/** The server notes a use at most once a minute, so what lies closer together cannot be told apart. */
const usesNotedEveryMs = 60_000;

/**
 * Where two tokens of a directory work, the one that was made last is taken for the next.
 * `waiting`: the IdP has not come with it. `both`: it has, and with the old one about as late. `moved`: with the next
 * one alone since.
 */
export function rotationsOf(tokens: readonly Token[]): Rotation[] {
  const byDirectory = Map.groupBy(tokens.filter(isLive), ({ directoryId }) => directoryId);
  return [...byDirectory.values()].flatMap((live) => {
    const [old, next] = live.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
    return old && next ? [{ old, next, progress: progressOf(old, next) }] : [];
  });
}

export function isLive({ state }: Pick<Token, 'state'>): boolean {
  return state === 'live' || state === 'expiring';
}

function progressOf(old: Token, next: Token): Rotation['progress'] {
  if (next.lastUsedAt === null) return 'waiting';
  if (old.lastUsedAt === null) return 'moved';
  const aheadMs = Date.parse(next.lastUsedAt) - Date.parse(old.lastUsedAt);
  return aheadMs >= usesNotedEveryMs ? 'moved' : 'both';
}
