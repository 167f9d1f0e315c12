import { setTimeout as sleep } from 'node:timers/promises';

/** How long a client goes on when a server does not answer, answers 5xx, or asks it to wait. */
export interface RetryPolicy {
  /** Attempts per request, the first included. */
  readonly attempts: number;
  /** After the first failure; doubled after each further one. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** After a 429 or 503 that does not say how long to wait; doubled like the other. */
  readonly throttledDelayMs: number;
}

export interface RetryOptions extends Partial<RetryPolicy> {
  /** Waits; replaced in tests. Rejects when the signal is aborted. */
  readonly wait?: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Microsoft does not document its client's delays; these let a restart of the server pass (inference). */
export const entraRetryPolicy: RetryPolicy = {
  attempts: 9,
  baseDelayMs: 250,
  maxDelayMs: 10_000,
  throttledDelayMs: 1_000,
};

/** Okta waits five minutes after a 429 without `Retry-After`, doubles that, and gives up after ten attempts. */
export const oktaRetryPolicy: RetryPolicy = {
  attempts: 10,
  baseDelayMs: 250,
  maxDelayMs: 10_000,
  throttledDelayMs: 300_000,
};

export interface Retrying extends RetryPolicy {
  /** Waits before attempt number `failures + 1`. */
  pause(failures: number, failure: { status: number | null; retryAfter: string | null }): Promise<void>;
}

export function createRetrying(
  defaults: RetryPolicy,
  options: RetryOptions = {},
  signal: AbortSignal | undefined = undefined,
): Retrying {
  const { wait = waitFor, ...overrides } = options;
  const policy = { ...defaults, ...overrides };
  return {
    ...policy,
    async pause(failures, { status, retryAfter }) {
      const doubled = 2 ** (failures - 1);
      const throttled = status === 429 || status === 503;
      const delayMs = throttled
        ? (retryAfterMs(retryAfter) ?? policy.throttledDelayMs * doubled)
        : Math.min(policy.maxDelayMs, policy.baseDelayMs * doubled);
      await wait(delayMs, signal);
    },
  };
}

/** Seconds, the only form that Okta reads, or a date (RFC 9110 10.2.3). */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - Date.now());
}

async function waitFor(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(delayMs, undefined, signal === undefined ? {} : { signal });
}
