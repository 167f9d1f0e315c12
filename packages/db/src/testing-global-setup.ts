import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The application's database of the tests' PostgreSQL; each test file clones `rollcall_template`. */
    testDatabaseUrl: string;
  }
}

/** Once a run: a PostgreSQL of its own, which need not survive a power cut, with one migrated template. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const postgres = await startEmbeddedPostgres(dataDir, { settings });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('CREATE DATABASE rollcall_template');
  await client.end();
  const template = new URL(postgres.url);
  template.pathname = '/rollcall_template';
  await migrate(template.href);
  provide('testDatabaseUrl', postgres.url);
  return async () => {
    await postgres.release();
    await rm(dataDir, { recursive: true, force: true });
  };
}
