/**
 * What Entra ID makes of an application that answers it with errors (Microsoft's "application in quarantine status"): it
 * tries again after 6, 12 and 24 hours and then once a day, and switches the job off after four weeks. Nothing tells the
 * application, so it is recognised from what comes.
 */

/** What came without a long pause: a cycle, or requests that were refused at authentication. */
export type Attempt = {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly requests: number;
  readonly failed: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Less than the six hours before its first try, more than any pause between two cycles. */
const slowMinMs = 5 * hourMs;
/** It tries once a day, and may come late. Who is silent for longer has been switched off. */
const slowMaxMs = 30 * hourMs;
/** Fewer failures of single people and groups are tried again in their own time, and are no reason. */
const failuresMin = 5_000;
const failureShare = 0.4;
const switchedOffAfterMs = 28 * dayMs;

/** How far back the attempts are to be given: until its end, a quarantine is seen whole. */
export const quarantineSpanMs = switchedOffAfterMs + slowMaxMs;

/** Since when an Entra ID is in quarantine, going by its attempts, the oldest first; null when it is not. */
export function quarantinedSince(attempts: readonly Attempt[], now: Date): Date | null {
  const failing = trailing(attempts, ({ requests, failed }) => failed > requests * failureShare);
  const failures = failing.reduce((sum, { failed }) => sum + failed, 0);
  const run =
    failures >= failuresMin ? failing : trailing(attempts, ({ requests, failed }) => failed === requests);
  const last = run.at(-1);
  if (!last || now.getTime() - last.endedAt.getTime() > slowMaxMs) return null;
  const since = run.find((attempt, index) => {
    const next = run[index + 1];
    return next !== undefined && next.startedAt.getTime() - attempt.endedAt.getTime() >= slowMinMs;
  });
  if (!since || now.getTime() >= switchedOffAt(since.endedAt).getTime()) return null;
  return since.endedAt;
}

/** When Entra ID switches a job off that has been in quarantine since then. */
export function switchedOffAt(quarantinedAt: Date): Date {
  return new Date(quarantinedAt.getTime() + switchedOffAfterMs);
}

function trailing(attempts: readonly Attempt[], isPart: (attempt: Attempt) => boolean): readonly Attempt[] {
  return attempts.slice(attempts.findLastIndex((attempt) => !isPart(attempt)) + 1);
}
