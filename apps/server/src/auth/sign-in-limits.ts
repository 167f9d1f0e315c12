import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#domain/scope.ts';
import { networkOf } from '#domain/sessions/network-of.ts';
import { AppError } from '#errors.ts';

/**
 * Slows down who guesses. One limit is for an account from one address, so that a stranger elsewhere cannot lock its
 * owner out; the other for an address whatever the account, wide enough for an office behind one address. Kept in the
 * database: however many servers there are, the limits are the same.
 */
export type SignInLimits = {
  /** Counts an attempt before its password or code is looked at. @throws rate_limited */
  attempt(given: { email: string; address: string | null }): Promise<void>;
  /** It was right: the account may be tried again from there, and the address has one attempt back. */
  succeeded(given: { email: string; address: string | null }): Promise<void>;
  /** Counts a sign-in that leaves for an IdP: each one is a row, and may be a request to the IdP. @throws rate_limited */
  leaveForIdp(given: { address: string | null }): Promise<void>;
  /**
   * Counts a code, from wherever: whoever enters one has shown a first factor, so nobody else is locked out.
   * @throws rate_limited
   */
  attemptCode(ownerId: string): Promise<void>;
  /**
   * Counts a mail that somebody asks to be sent to this address. Wherever that comes from: the owner has the links that
   * were sent. @throws rate_limited
   */
  askForLink(given: { email: string; address: string | null }): Promise<void>;
};

/** Whoever has one IPv6 address has the other 2^64 of its network as well. */
const oneSubscriber = { ipv4Bits: 32, ipv6Bits: 64 };

const quarterOfAnHour = 15 * 60;

export function createSignInLimits(
  db: Database,
  { attemptsMax = 10, attemptsOfAddressMax = 200, linksMax = 5, departuresMax = 300 } = {},
): SignInLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: { query: ({ name, text, values }: PreparedQuery) => rowsOf(db, { name, text }, values) },
      storeType: 'pool',
      tableName: 'sign_in_attempt',
      tableCreated: true,
      // A job does that.
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: quarterOfAnHour,
    });
  const accounts = limiter('account', attemptsMax);
  const addresses = limiter('address', attemptsOfAddressMax);
  const codes = limiter('code', attemptsMax);
  const links = limiter('link', linksMax);
  const departures = limiter('departure', departuresMax);
  return {
    attempt: async ({ email, address }) => {
      const network = networkOf(address, oneSubscriber);
      // The address first: it bounds how many rows a guesser can make.
      await consume(addresses, network);
      await consume(accounts, accountKey(email, network));
    },
    succeeded: async ({ email, address }) => {
      const network = networkOf(address, oneSubscriber);
      await accounts.delete(accountKey(email, network));
      await addresses.reward(network);
    },
    leaveForIdp: async ({ address }) => await consume(departures, networkOf(address, oneSubscriber)),
    attemptCode: (ownerId) => consume(codes, ownerId),
    askForLink: async ({ email, address }) => {
      await consume(addresses, networkOf(address, oneSubscriber));
      await consume(links, emailKey(email));
    },
  };
}

type PreparedQuery = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };

async function rowsOf(db: Database, statement: { name: string; text: string }, values: readonly unknown[]) {
  const rows = await db.query(statement, values);
  return { rows, rowCount: rows.length };
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1000);
    throw new AppError('rate_limited', `Too many attempts. Try again in ${inMinutes(retryAfterSeconds)}.`, {
      retryAfterSeconds,
    });
  }
}

function accountKey(email: string, network: string): string {
  return `${emailKey(email)} ${network}`;
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
