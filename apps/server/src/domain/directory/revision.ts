import { setTimeout } from 'node:timers/promises';
import { AppError, asAppError } from '#errors.ts';

/** The revision that a request insists on (If-Match, RFC 7644 section 3.14); null for whatever it is. */
export type ExpectedRevision = number | null;

const triesMax = 8;
/** A pause that keeps those who lost from meeting again. */
const pauseMaxMs = 10;

/** @throws AppError stale. */
export function refuseUnexpected(expected: ExpectedRevision, resource: { readonly revision: number }): void {
  if (expected !== null && expected !== resource.revision) {
    throw new AppError('stale', 'The resource has changed since the version named in If-Match.');
  }
}

/** Reads, changes and writes again when somebody else wrote in between, unless the request insists on a revision. */
export async function againWhenStale<T>(expected: ExpectedRevision, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (expected !== null || asAppError(error)?.code !== 'stale') throw error;
      if (tries === triesMax) throw busy(error);
      await setTimeout(Math.random() * pauseMaxMs * tries);
    }
  }
}

function busy(cause: unknown): AppError {
  const detail = 'Others keep changing this resource at the same time. Try again.';
  return new AppError('unavailable', detail, { cause, retryAfterSeconds: 1 });
}
