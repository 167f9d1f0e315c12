import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { simulate } from '@rollcall/idp-simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDirectory } from '../endpoint.ts';
import { freePort, type RunningServer, runServer } from './running-server.ts';

const users = 2_000;

let dataDir: string;
let server: RunningServer;
let environment: Record<string, string>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rollcall-killed-'));
  environment = {
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    DATABASE_URL: '',
    SCIM_REQUESTS_PER_SECOND: '100000',
  };
  server = await runServer(environment);
}, 60_000);

afterAll(async () => {
  await server.kill('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

it('a server that is killed in the middle of a cycle loses no acknowledged write, and the cycle completes', async () => {
  const { token, organizationId } = await withDatabase(createDirectory);
  const countUsers = (db: Database) => db.prisma.directoryUser.count({ where: { organizationId } });
  let acknowledged = 0;
  let storedAfterwards = 0;
  let restarted: Promise<void> | undefined;

  async function restart(): Promise<void> {
    await server.kill('SIGKILL');
    server = await runServer(environment);
    storedAfterwards = await withDatabase(countUsers);
  }

  const summary = await simulate({
    idp: 'entra',
    baseUrl: `${server.origin}/api/auth/scim/v2`,
    token,
    users,
    groups: 20,
    seed: 'killed',
    compare: true,
    onExchange: ({ method, target, status }) => {
      if (restarted || method !== 'POST' || status !== 201 || !target.includes('/Users')) return;
      acknowledged += 1;
      if (acknowledged === users / 4) restarted = restart();
    },
  });
  await restarted;

  expect(acknowledged).toBe(users / 4);
  expect(storedAfterwards).toBeGreaterThanOrEqual(acknowledged);
  // A user whose creation was acknowledged and lost would be an error here: the simulator goes on with its id.
  expect(summary.errors).toEqual([]);
  expect(summary.stoppedBecause).toBeNull();
  expect(summary.retries).toBeGreaterThan(0);
  expect(summary.comparison?.differences).toEqual([]);
  expect(await withDatabase(countUsers)).toBe(users);
}, 120_000);

/** The database of the server, joined as the command line joins it. */
async function withDatabase<T>(use: (db: Database) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres(dataDir);
  const db = openDatabase({ url: postgres.url });
  try {
    return await use(db);
  } finally {
    await db.close();
    await postgres.release();
  }
}
