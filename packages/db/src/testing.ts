import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './testing-global-setup.ts';
import { type Database, openDatabase } from './database.ts';

/** A migrated, empty database of the caller's own, cloned from the template. Call `close` when done. */
export async function createTestDatabase(): Promise<{
  url: string;
  db: Database;
  close: () => Promise<void>;
}> {
  const base = new URL(inject('testDatabaseUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(base.href, `CREATE DATABASE ${name} TEMPLATE rollcall_template STRATEGY file_copy`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const db = openDatabase({ url: url.href });
  return {
    url: url.href,
    db,
    close: async () => {
      await db.close();
      // Not by force, which may not end an autovacuum; without it, PostgreSQL ends that by itself.
      await administer(base.href, `DROP DATABASE ${name}`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
