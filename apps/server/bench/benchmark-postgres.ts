import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@rollcall/db';
import pg from 'pg';
import { parentOf } from './processor-time.ts';
import type { UndoStack } from './undo-stack.ts';

export type BenchmarkPostgres = {
  /** As the owner of the database, which is no superuser. */
  readonly url: string;
  readonly dataDir: string;
  readonly postmasterPid: number;
  /** Runs a statement as a superuser, for what the application may not do: VACUUM of all, seeding past triggers. */
  administer(statement: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
};

/**
 * Durable as in production. Autovacuum is off, so that it does not fall on one of the two that are compared; the
 * scenarios vacuum between their measurements instead.
 */
const settings = { autovacuum: 'off' };

/** A new PostgreSQL in a temporary folder, which is gone afterwards. */
export async function startBenchmarkPostgres(undo: UndoStack): Promise<BenchmarkPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const starting = startEmbeddedPostgres(dataDir, { settings });
  let postmasterPid: number | undefined;
  undo.push(async () => {
    const postgres = await starting.catch(() => null);
    await (postmasterPid === undefined ? postgres?.release() : stopPostgres(postmasterPid));
  });
  const { ownerUrl: url } = await starting;

  const client = new pg.Client({ connectionString: asSuperuser(url) });
  // Ended by PostgreSQL when it is stopped under a running statement.
  client.on('error', () => {});
  await client.connect();
  undo.push(() => client.end());
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  postmasterPid = await parentOf(rows[0]?.pid ?? 0);
  return {
    url,
    dataDir,
    postmasterPid,
    administer: (statement, values = []) => client.query(statement, [...values]),
  };
}

/** The embedded database gives all roles one password. */
function asSuperuser(url: string): string {
  const changed = new URL(url);
  changed.username = 'postgres';
  return changed.href;
}

/** At once: the data is thrown away. */
async function stopPostgres(postmasterPid: number): Promise<void> {
  process.kill(postmasterPid, 'SIGQUIT');
  while (isRunning(postmasterPid)) await new Promise((resume) => setTimeout(resume, 20));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
