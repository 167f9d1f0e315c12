import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { expect, it } from 'vitest';
import { jobKind, jobNames } from '#domain/jobs/job-table.ts';
import { freePort, runServer } from './running-server.ts';

it('a server schedules what runs by itself, does what waits, and stops cleanly', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-jobs-'));
  const environment = { DATA_DIR: dataDir, PORT: String(await freePort()), DATABASE_URL: '' };
  const server = await runServer(environment);
  const postgres = await startEmbeddedPostgres(dataDir);
  const db = openDatabase({ url: postgres.url });
  try {
    const schedules = await db.query({ text: 'SELECT name FROM pgboss.schedule ORDER BY name' }, []);
    const expected = jobNames.filter((name) => jobKind(name).schedule !== null).sort();
    expect(schedules.map(({ name }) => name)).toEqual(expected);

    await db.jobs.runNow(jobKind('forget-expired'));
    await hasRun(db);
    expect(await server.kill('SIGTERM')).toBe(0);
  } finally {
    await db.close();
    await postgres.release();
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function hasRun(db: Database): Promise<void> {
  await expect
    .poll(() => db.jobs.states([jobKind('forget-expired')]), { timeout: 15_000 })
    .toMatchObject([{ waiting: 0, running: 0, lastRun: { succeeded: true } }]);
}
