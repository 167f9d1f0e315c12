import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tests' PostgreSQL, as the owner of its databases; each test file clones `rollcall_template`. */
    testDatabaseUrl: string;
  }
}

/** Once a run: a PostgreSQL of its own, which need not survive a power cut, with one migrated template. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const postgres = await startEmbeddedPostgres(dataDir, { settings });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await client.query('CREATE DATABASE rollcall_template');
  await client.end();
  const inTemplate = (url: string) => new URL('/rollcall_template', url).href;
  await migrate({ url: inTemplate(postgres.url), ownerUrl: inTemplate(postgres.ownerUrl) });
  provide('testDatabaseUrl', postgres.ownerUrl);
  return async () => {
    await postgres.release();
    await rm(dataDir, { recursive: true, force: true });
  };
}
