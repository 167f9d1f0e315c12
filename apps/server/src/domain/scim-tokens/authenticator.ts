import { hash } from 'node:crypto';
import type { Database, DirectoryScope } from '#domain/scope.ts';
import { authenticate, type Caller } from './authenticate.ts';

export type Authenticator = {
  /** As `authenticate`, without asking the database again for a token that was good a moment ago. */
  authenticate(bearer: string, callerOf: () => Caller): Promise<DirectoryScope>;
  close(): Promise<void>;
};

/** After this the database is asked again, which also notes that the token is in use. */
const rememberedMs = 60_000;
const rememberedMax = 10_000;

/**
 * Remembers good tokens by their hash, and forgets them as soon as the database says that one has
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
    authenticate: async (bearer, callerOf) => {
      const key = hash('sha256', bearer);
      const known = good.get(key);
      if (known && known.untilMs > Date.now()) return known.scope;
      const before = notices;
      const { scope, goodUntilMs } = await authenticate(db, bearer, callerOf());
      if (hearing && notices === before) {
        if (good.size >= rememberedMax) good.clear();
        good.set(key, { scope, untilMs: Math.min(goodUntilMs, Date.now() + rememberedMs) });
      }
      return scope;
    },
    close: () => listening.close(),
  };
}
