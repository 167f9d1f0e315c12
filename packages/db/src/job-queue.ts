import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Transaction } from './database.ts';
import type { Listener } from './listen.ts';

/** What the queue has to know of a kind of job. */
export type JobKind = {
  /** Lower case with hyphens. */
  readonly name: string;
  /** How often it is tried again after a failure, the first time after `retryAfterSeconds`, then twice that, and so on. */
  readonly retriesMax: number;
  readonly retryAfterSeconds: number;
  /** A run that takes longer counts as failed. */
  readonly timeoutSeconds: number;
  /** How long it is kept after its end, or waits for somebody to do it. */
  readonly keptDays: number;
  /** At most one that waits or runs, in the whole installation. */
  readonly single: boolean;
  /** In UTC, as cron writes it: runs by itself. A time that passed while no server ran is made up for once. */
  readonly schedule: string | null;
};

type NewJob = { readonly kind: JobKind; readonly data: object; readonly startAfter?: Date };

/** One run, as it is handed to who does it. */
export type JobRun = { readonly id: string; readonly data: unknown };

/** Does a job, or rejects with the sentence that is kept of the failure: never with anything that is secret. */
export type JobWorker = { readonly kind: JobKind; readonly run: (job: JobRun) => Promise<void> };

export type JobState = {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly lastRun: { readonly at: Date; readonly succeeded: boolean } | null;
  readonly nextRunAt: Date | null;
};

export type FailedJob = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly failedAt: Date | null;
  /** What its last run rejected with. */
  readonly sentence: string;
  readonly tries: number;
  /** Null: it was tried as often as it may be, and stays as it is. */
  readonly nextTryAt: Date | null;
};

/** What has to be done later, once in the whole installation, whichever server does it. Kept in PostgreSQL by pg-boss. */
export type JobQueue = {
  /** Files a job in `tx`: it exists once that commits. A single kind that waits already is not filed twice. */
  send(tx: Transaction, job: NewJob): Promise<void>;
  /** Does jobs as they come, until it is stopped; what is being done by then is done to its end. */
  work(
    workers: readonly JobWorker[],
    on: { error: (error: unknown) => void },
  ): Promise<{ stop(): Promise<void> }>;
  /** Does what is due, until nothing is; with `early`, also what is to be done later. Returns how many were done. */
  runDue(workers: readonly JobWorker[], options?: { early?: boolean }): Promise<number>;
  /** Of each of the kinds, in their order. */
  states(kinds: readonly JobKind[]): Promise<JobState[]>;
  /** What failed, the latest first: what is tried again, and what is not. */
  failures(limit: number): Promise<FailedJob[]>;
  /** Lets a failed job begin anew. False when there is none. */
  tryAgain(id: string): Promise<boolean>;
  /** Has a job without data done now. */
  runNow(kind: JobKind): Promise<void>;
  close(): Promise<void>;
};

const daySeconds = 24 * 60 * 60;
const retryDelayMaxSeconds = 6 * 60 * 60;
const stopTimeoutMs = 10_000;

type QueueConnection = {
  readonly pool: pg.Pool;
  readonly listen: (channel: string, on: Listener) => Promise<{ close(): Promise<void> }>;
};

export function openJobQueue({ pool, listen }: QueueConnection): JobQueue {
  const database = {
    executeSql: (text: string, values?: unknown[]) => pool.query(text, values),
    listen: (channel: string, onNotification: (payload: string) => void, onReconnect: () => void) =>
      listen(channel, { onNotice: onNotification, onHearing: (hearing) => hearing && onReconnect() }),
  };
  let opened: Promise<PgBoss> | null = null;
  const boss = () => {
    opened ??= open({ db: database, supervise: false, schedule: false });
    return opened;
  };
  const known = new Set<string>();

  /** The queue of a kind, made where it is missing. */
  async function ensureQueue(kind: JobKind): Promise<void> {
    if (known.has(kind.name)) return;
    await (await boss()).createQueue(kind.name, { ...settingsOf(kind), policy: policyOf(kind) });
    known.add(kind.name);
  }

  return {
    send: async (tx, { kind, data, startAfter }) => {
      await ensureQueue(kind);
      const options = startAfter ? { startAfter } : {};
      await (await boss()).send(kind.name, data, { ...options, db: within(tx) });
    },

    work: async (workers, on) => {
      const working = await open({ db: database, supervise: true, schedule: true, useListenNotify: true });
      working.on('error', on.error);
      try {
        for (const { kind } of workers) await adopt(working, kind);
        await unscheduleOthers(working, workers);
        for (const { kind, run } of workers) {
          const worker = working.work(kind.name, { notifyPollingIntervalSeconds: 30 }, async (jobs) => {
            // What is filed at once is told of once, so that a worker looks again after each of them.
            working.notifyWorker(await worker);
            for (const { id, data } of jobs) await run({ id, data });
          });
          await worker;
        }
      } catch (error) {
        await working.stop({ graceful: false });
        throw error;
      }
      return { stop: () => working.stop({ timeout: stopTimeoutMs }) };
    },

    runDue: async (workers, { early = false } = {}) => {
      const queue = await boss();
      for (const { kind } of workers) await ensureQueue(kind);
      let done = 0;
      for (let before = -1; before !== done; ) {
        before = done;
        for (const { kind, run } of workers) {
          for (const { id, data } of await queue.fetch(kind.name, { ignoreStartAfter: early })) {
            await run({ id, data }).then(
              () => queue.complete(kind.name, id),
              (error: Error) => queue.fail(kind.name, id, { message: error.message }),
            );
            done += 1;
          }
        }
        // What failed waits for its next try, also when all is done early.
        if (early) break;
      }
      return done;
    },

    states: async (kinds) => {
      const queue = await boss();
      const { rows } = await pool.query<StateRow>(statesQuery, [kinds.map(({ name }) => name)]);
      const found = new Map(rows.map((row) => [row.name, row]));
      return kinds.map((kind) => stateOf(kind, found.get(kind.name), nextRun(queue, kind)));
    },

    failures: async (limit) => (await pool.query<FailedJob>(failuresQuery, [limit])).rows,

    tryAgain: async (id) => {
      const { rows } = await pool.query<{ name: string }>(
        `SELECT name FROM pgboss.job WHERE id = $1 AND state = 'failed'`,
        [id],
      );
      const [job] = rows;
      if (!job) return false;
      await (await boss()).retry(job.name, id);
      return true;
    },

    runNow: async (kind) => {
      await ensureQueue(kind);
      await (await boss()).send(kind.name, {});
    },

    close: async () => {
      await (await opened)?.stop({ graceful: false });
    },
  };
}

/** Brings pg-boss's own schema, `pgboss`, to the version of the library. The caller holds the lock of migrations. */
export async function migrateJobQueue(client: pg.Client): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  const installing = await open({ db, supervise: false, schedule: false, migrate: true });
  await installing.stop({ graceful: false });
}

async function open(options: ConstructorParameters<typeof PgBoss>[0] & object): Promise<PgBoss> {
  const opening = new PgBoss({ migrate: false, registerInstance: false, ...options });
  // Without a listener an error would end the process; who works adds one that says it.
  opening.on('error', () => {});
  return await opening.start();
}

/** Statements of the queue in a transaction of ours. */
function within(tx: Transaction) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values),
    }),
  };
}

function settingsOf(kind: JobKind) {
  return {
    retryLimit: kind.retriesMax,
    retryDelay: kind.retryAfterSeconds,
    retryBackoff: true,
    retryDelayMax: retryDelayMaxSeconds,
    expireInSeconds: kind.timeoutSeconds,
    retentionSeconds: kind.keptDays * daySeconds,
    deleteAfterSeconds: kind.keptDays * daySeconds,
    notify: true,
  };
}

function policyOf({ single }: JobKind): 'exclusive' | 'standard' {
  return single ? 'exclusive' : 'standard';
}

/** The queue and the schedule of a kind, as this version has them. */
async function adopt(working: PgBoss, kind: JobKind): Promise<void> {
  await working.createQueue(kind.name, { ...settingsOf(kind), policy: policyOf(kind) });
  await working.updateQueue(kind.name, settingsOf(kind));
  if (kind.schedule) await working.schedule(kind.name, kind.schedule, {}, { tz: 'UTC', missed: 'once' });
}

/** What an earlier version did by itself and this one does not. */
async function unscheduleOthers(working: PgBoss, workers: readonly JobWorker[]): Promise<void> {
  const scheduled = new Set(workers.filter(({ kind }) => kind.schedule).map(({ kind }) => kind.name));
  for (const { name } of await working.getSchedules()) {
    if (!scheduled.has(name)) await working.unschedule(name);
  }
}

function nextRun(queue: PgBoss, { schedule }: JobKind): Date | null {
  return (schedule && queue.previewSchedule(schedule, { count: 1 })[0]) || null;
}

type StateRow = {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly lastRunAt: Date | null;
  readonly lastSucceeded: boolean | null;
};

function stateOf({ name }: JobKind, row: StateRow | undefined, nextRunAt: Date | null): JobState {
  if (!row) return { name, waiting: 0, running: 0, failed: 0, lastRun: null, nextRunAt };
  const { waiting, running, failed, lastRunAt, lastSucceeded } = row;
  const lastRun = lastRunAt && { at: lastRunAt, succeeded: lastSucceeded === true };
  return { name, waiting, running, failed, lastRun, nextRunAt };
}

const statesQuery = `
  SELECT name,
    count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
    count(*) FILTER (WHERE state = 'active')::int AS running,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    max(completed_on) AS "lastRunAt",
    (array_agg(state = 'completed' ORDER BY completed_on DESC) FILTER (WHERE completed_on IS NOT NULL))[1]
      AS "lastSucceeded"
  FROM pgboss.job WHERE name = ANY ($1) GROUP BY name`;

const failuresQuery = `
  SELECT id, name, created_on AS "createdAt", completed_on AS "failedAt",
    coalesce(output->>'message', 'It took too long.') AS sentence,
    retry_count + 1 AS tries,
    CASE WHEN state = 'retry' THEN start_after END AS "nextTryAt"
  FROM pgboss.job WHERE state IN ('failed', 'retry')
  ORDER BY coalesce(completed_on, created_on) DESC, id LIMIT $1`;
