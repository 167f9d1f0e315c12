import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './testing-global-setup.ts';
import { type Database, openDatabase } from './database.ts';
import { applicationRole } from './embedded-postgres.ts';

/** A migrated, empty database of the caller's own, cloned from the template. Call `close` when done. */
export async function createTestDatabase(): Promise<{
  /** As the application's role, with no more rights than it has in an installation. */
  url: string;
  /** As the role that owns the tables. */
  ownerUrl: string;
  /** By `url`. */
  db: Database;
  /** Runs a statement as a superuser, past triggers and references: as somebody does who tampers with the database. */
  tamper: (statement: string) => Promise<void>;
  close: () => Promise<void>;
}> {
  const base = inject('testDatabaseUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(base, `CREATE DATABASE ${name} TEMPLATE rollcall_template STRATEGY file_copy`);
  const ownerUrl = new URL(`/${name}`, base).href;
  const url = as(applicationRole, ownerUrl);
  const db = openDatabase({ url });
  return {
    url,
    ownerUrl,
    db,
    tamper: (statement) =>
      administer(as('postgres', ownerUrl), `SET session_replication_role = replica; ${statement}`),
    close: async () => {
      await db.close();
      // Not by force, which may not end an autovacuum; without it, PostgreSQL ends that by itself.
      await administer(base, `DROP DATABASE ${name}`);
    },
  };
}

/** The embedded PostgreSQL gives all its roles one password. */
function as(role: string, url: string): string {
  const changed = new URL(url);
  changed.username = role;
  return changed.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
