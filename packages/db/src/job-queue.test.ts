import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import type { JobKind, JobWorker } from './job-queue.ts';
import { createTestDatabase } from './testing.ts';

const kind: JobKind = {
  name: 'ring-the-bell',
  retriesMax: 1,
  retryAfterSeconds: 60,
  timeoutSeconds: 60,
  keptDays: 1,
  single: false,
  schedule: null,
};

describe('the job queue', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  const others: Database[] = [];
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    await test.db.query({ text: 'DELETE FROM pgboss.job' }, []);
  });
  afterAll(() => test.close());

  const rung: unknown[] = [];
  const bell: JobWorker = { kind, run: async ({ data }) => void rung.push(data) };
  const broken: JobWorker = { kind, run: async () => Promise.reject(new Error('The bell has no clapper.')) };
  const send = (data: object, db = test.db) => db.transaction((tx) => db.jobs.send(tx, { kind, data }));

  it('has a job done that was filed in a transaction which committed, and none of one which did not', async () => {
    rung.length = 0;
    await send({ guest: 'Ann' });
    const failing = test.db.transaction(async (tx) => {
      await test.db.jobs.send(tx, { kind, data: { guest: 'Bo' } });
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await test.db.jobs.runDue([bell])).toBe(1);
    expect(rung).toEqual([{ guest: 'Ann' }]);
  });

  it('does each job once, however many servers work', async () => {
    const done: unknown[] = [];
    const jobs = 40;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const worker: JobWorker = {
      kind,
      run: async ({ data }) => {
        done.push(data);
        if (done.length === jobs) finish();
      },
    };
    const servers = [test.db, openDatabase({ url: test.url }), openDatabase({ url: test.url })];
    others.push(...servers.slice(1));
    const error = (problem: unknown) => {
      throw problem;
    };
    const working = await Promise.all(servers.map((server) => server.jobs.work([worker], { error })));
    for (let guest = 0; guest < jobs; guest += 1) await send({ guest });
    await finished;
    for (const each of working) await each.stop();
    expect(await test.db.jobs.runDue([worker])).toBe(0);
    expect(new Set(done.map((data) => JSON.stringify(data))).size).toBe(jobs);
    expect(done).toHaveLength(jobs);
  });

  it('does what was filed at once without a pause', { timeout: 25_000 }, async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    let left = 4;
    const worker: JobWorker = {
      kind,
      run: async () => {
        left -= 1;
        if (left === 0) finish();
      },
    };
    const error = (problem: unknown) => {
      throw problem;
    };
    const working = await test.db.jobs.work([worker], { error });
    // Else they wait for the look that a worker takes every 30 seconds by itself.
    await test.db.transaction(async (tx) => {
      for (let guest = 0; guest < 4; guest += 1) await test.db.jobs.send(tx, { kind, data: { guest } });
    });
    await finished;
    await working.stop();
  });

  it('tries a failed job again later, then keeps it with its sentence until somebody lets it begin anew', async () => {
    rung.length = 0;
    await send({ guest: 'Ann' });
    await test.db.jobs.runDue([broken]);
    const [retried] = await test.db.jobs.failures(10);
    expect(retried).toMatchObject({ name: kind.name, sentence: 'The bell has no clapper.', tries: 1 });
    expect(retried?.nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 20_000);
    expect(await test.db.jobs.runDue([broken])).toBe(0);

    await test.db.jobs.runDue([broken], { early: true });
    const [dead] = await test.db.jobs.failures(10);
    expect(dead).toMatchObject({ id: retried?.id, tries: 2, nextTryAt: null });
    expect(await test.db.jobs.states([kind])).toMatchObject([{ failed: 1, lastRun: { succeeded: false } }]);

    expect(await test.db.jobs.tryAgain(dead?.id ?? '')).toBe(true);
    expect(await test.db.jobs.runDue([bell], { early: true })).toBe(1);
    expect(await test.db.jobs.failures(10)).toEqual([]);
    expect(rung).toEqual([{ guest: 'Ann' }]);
    expect(await test.db.jobs.tryAgain(dead?.id ?? '')).toBe(false);
  });

  it('has at most one of a single kind wait, and says when it runs by itself', async () => {
    const daily: JobKind = { ...kind, name: 'wind-the-clock', single: true, schedule: '17 3 * * *' };
    await test.db.jobs.runNow(daily);
    await test.db.jobs.runNow(daily);
    const [state] = await test.db.jobs.states([daily]);
    expect(state).toMatchObject({ waiting: 1, lastRun: null });
    expect(state?.nextRunAt?.toISOString()).toMatch(/T03:17:00.000Z$/);
  });
});
