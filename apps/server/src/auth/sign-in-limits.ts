import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#errors.ts';

/**
 * Slows down who guesses passwords. One limit is for an account from one address, so that a stranger elsewhere cannot
 * lock its owner out; the other for an address whatever the account, wide enough for an office behind one address.
 * Kept in this process: with several servers the limits are so many times as wide, which guessing does not gain by.
 */
export type SignInLimits = {
  /** Counts an attempt before its password is looked at. @throws rate_limited */
  attempt(given: { email: string; address: string | null }): Promise<void>;
  /** The password was right: its account may be tried again from there, and the address has one attempt back. */
  succeeded(given: { email: string; address: string | null }): Promise<void>;
};

const quarterOfAnHour = 15 * 60;

export function createSignInLimits({ attemptsMax = 10, attemptsOfAddressMax = 200 } = {}): SignInLimits {
  const accounts = new RateLimiterMemory({ points: attemptsMax, duration: quarterOfAnHour });
  const addresses = new RateLimiterMemory({ points: attemptsOfAddressMax, duration: quarterOfAnHour });
  return {
    attempt: async ({ email, address }) => {
      const network = networkOf(address);
      try {
        // The address first: it bounds how many keys a guesser can fill the memory with.
        await addresses.consume(network);
        await accounts.consume(accountKey(email, network));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1000);
        throw new AppError(
          'rate_limited',
          `Too many attempts. Try again in ${inMinutes(retryAfterSeconds)}.`,
          {
            retryAfterSeconds,
          },
        );
      }
    },
    succeeded: async ({ email, address }) => {
      const network = networkOf(address);
      await accounts.delete(accountKey(email, network));
      await addresses.reward(network);
    },
  };
}

function accountKey(email: string, network: string): string {
  return `${email.trim().toLowerCase()} ${network}`;
}

/** Whoever has one IPv6 address has the other 2^64 of its network as well. */
function networkOf(address: string | null): string {
  if (!address) return 'unknown';
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0')
    : [];
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
