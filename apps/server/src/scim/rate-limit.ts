import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#errors.ts';

/** What one directory, or one OAuth client, may ask of one process. */
export type RateLimits = {
  readonly requestsPerSecond: number;
  /** Beyond that, in any ten seconds: an initial cycle begins with everything at once. */
  readonly burst: number;
};

const burstSeconds = 10;

export type RateLimiter = {
  /** @throws AppError rate_limited, with when to come back. */
  consume(who: string): Promise<void>;
};

export function createRateLimiter({ requestsPerSecond, burst }: RateLimits): RateLimiter {
  const limiter = new BurstyRateLimiter(
    new RateLimiterMemory({ points: requestsPerSecond, duration: 1 }),
    new RateLimiterMemory({ points: burst, duration: burstSeconds }),
  );
  return {
    consume: async (who) => {
      try {
        await limiter.consume(who);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const detail = `More than ${requestsPerSecond} requests a second came from here. Slow down.`;
        throw new AppError('rate_limited', detail, { retryAfterSeconds: refused.msBeforeNext / 1_000 });
      }
    },
  };
}
