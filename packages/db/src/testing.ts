import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './testing-global-setup.ts';
import { type Database, openDatabase } from './database.ts';

/** A migrated, empty database of the caller's own, cloned from the template. Call `close` when done. */
export async function createTestDatabase(): Promise<{
  url: string;
  db: Database;
  /** Runs a statement as a superuser, past triggers and references: as somebody does who tampers with the database. */
  tamper: (statement: string) => Promise<void>;
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
    tamper: (statement) =>
      administer(asSuperuser(url), `SET session_replication_role = replica; ${statement}`),
    close: async () => {
      await db.close();
      // Not by force, which may not end an autovacuum; without it, PostgreSQL ends that by itself.
      await administer(base.href, `DROP DATABASE ${name}`);
    },
  };
}

/** The PostgreSQL of the tests gives both roles one password. */
function asSuperuser(url: URL): string {
  const changed = new URL(url);
  changed.username = 'postgres';
  return changed.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
