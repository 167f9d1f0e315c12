import type { ScimRequest } from '#http/connection.ts';
import type { ProvisioningError } from '#http/requester.ts';

const counted = [
  'created',
  'updated',
  'disabled',
  'enabled',
  'deleted',
  'skipped',
  'managersSet',
  'groupsCreated',
  'groupsUpdated',
  'groupsDeleted',
  'membershipsAdded',
  'membershipsRemoved',
] as const;
/** What a cycle counts; the first six are people. `skipped`: nothing had to be changed. */
export type Counter = (typeof counted)[number];

/** An object that could not be provisioned. */
export interface ObjectError {
  /** `User anna.meier@…`, `Group Finance`. */
  readonly object: string;
  /** `POST /Users`. */
  readonly request: string;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly detail: string;
}

/**
 * Why provisioning ended early: the connection test failed, the server refused the credentials later, did not
 * answer any more, or we were told to.
 */
export type StopReason = 'aborted' | 'test-failed' | 'unauthorized' | 'unreachable';

export interface Summary extends Readonly<Record<Counter, number>> {
  readonly errors: readonly ObjectError[];
  /** Null when it went to its end. */
  readonly stoppedBecause: StopReason | null;
  /** Attempts, retries included. */
  readonly requests: number;
  readonly retries: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Of answered requests, in milliseconds. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
}

/** One request and its answer, for whoever measures by kind of request. */
export interface Exchange {
  readonly method: string;
  readonly target: string;
  /** Null when the connection was lost. */
  readonly status: number | null;
  readonly milliseconds: number;
}

interface Mark {
  readonly counts: Readonly<Record<Counter, number>>;
  readonly errors: number;
  readonly latencies: number;
  readonly requests: number;
  readonly retries: number;
  readonly startedMs: number;
}

export interface Recorder {
  count(counter: Counter, by?: number): void;
  error(object: string, error: ProvisioningError): void;
  exchange(request: ScimRequest, status: number | null, milliseconds: number): void;
  retried(): void;
  /** Where a cycle starts. */
  mark(): Mark;
  summarySince(mark: Mark, stoppedBecause: StopReason | null): Summary;
}

function noCounts(): Record<Counter, number> {
  return {
    created: 0,
    updated: 0,
    disabled: 0,
    enabled: 0,
    deleted: 0,
    skipped: 0,
    managersSet: 0,
    groupsCreated: 0,
    groupsUpdated: 0,
    groupsDeleted: 0,
    membershipsAdded: 0,
    membershipsRemoved: 0,
  };
}

/** Grows with the client; a cycle's summary is the difference between two moments. */
export function createRecorder(onExchange?: (exchange: Exchange) => void): Recorder {
  const counts = noCounts();
  const errors: ObjectError[] = [];
  const latencies: number[] = [];
  let requests = 0;
  let retries = 0;

  return {
    count(counter, by = 1) {
      counts[counter] += by;
    },
    error(object, { request, status, detail }) {
      errors.push({ object, request, status, detail });
    },
    exchange({ method, target }, status, milliseconds) {
      requests++;
      if (status !== null) latencies.push(milliseconds);
      onExchange?.({ method, target, status, milliseconds });
    },
    retried() {
      retries++;
    },
    mark: () => ({
      counts: { ...counts },
      errors: errors.length,
      latencies: latencies.length,
      requests,
      retries,
      startedMs: performance.now(),
    }),
    summarySince(mark, stoppedBecause) {
      const seconds = (performance.now() - mark.startedMs) / 1000;
      const sorted = Float64Array.from(latencies.slice(mark.latencies)).sort();
      const since = noCounts();
      for (const counter of counted) since[counter] = counts[counter] - mark.counts[counter];
      return {
        ...since,
        errors: errors.slice(mark.errors),
        stoppedBecause,
        requests: requests - mark.requests,
        retries: retries - mark.retries,
        seconds,
        requestsPerSecond: seconds === 0 ? 0 : (requests - mark.requests) / seconds,
        latencyMs: {
          p50: quantile(sorted, 0.5),
          p95: quantile(sorted, 0.95),
          p99: quantile(sorted, 0.99),
          max: sorted.at(-1) ?? 0,
        },
      };
    },
  };
}

/** Nearest rank; 0 when nothing was measured. */
function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
