import type { Database, DirectoryScope } from '#domain/scope.ts';
import { authenticate, type Caller } from './authenticate.ts';
import { parseToken } from './token-format.ts';

export type Authenticator = {
  /** As `authenticate`, without asking the database again for a token that was good a moment ago. */
  authenticate(bearer: string, caller: Caller): Promise<DirectoryScope>;
  close(): Promise<void>;
};

/** After this the database is asked again, which also notes that the token is in use. */
const rememberedMs = 60_000;
const rememberedMax = 10_000;

/**
 * Remembers good tokens by the hash of their secret, and forgets them as soon as the database says that one has
 * changed; while it cannot be heard, nothing is remembered. A reading may still be answered in the instant between a
 * revocation and its notice; a writing never is, since every function that writes looks at the credential again.
 */
export async function createAuthenticator(db: Database): Promise<Authenticator> {
  const good = new Map<string, { readonly scope: DirectoryScope; readonly untilMs: number }>();
  let hearing = false;
  /** Moves with every notice: an answer that was under way meanwhile may be out of date. */
  let notices = 0;

  const listening = await db.listen('rollcall_credential', {
    onHearing: (now) => {
      hearing = now;
      forget();
    },
    onNotice: forget,
  });

  function forget(): void {
    notices += 1;
    good.clear();
  }

  return {
    authenticate: async (bearer, caller) => {
      const key = keyOf(bearer);
      const known = good.get(key);
      if (known && known.untilMs > Date.now()) return known.scope;
      const before = notices;
      const { scope, goodUntilMs } = await authenticate(db, bearer, caller);
      if (hearing && notices === before) {
        if (good.size >= rememberedMax) good.clear();
        good.set(key, { scope, untilMs: Math.min(goodUntilMs, Date.now() + rememberedMs) });
      }
      return scope;
    },
    close: () => listening.close(),
  };
}

/** Of a token that cannot be read, itself: it is never good. */
function keyOf(bearer: string): string {
  const token = parseToken(bearer);
  return token.kind === 'token'
    ? `${token.tokenId}:${token.secretHash.toString('base64')}:${token.providerId}`
    : bearer;
}
