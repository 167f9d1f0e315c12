import type { Database } from '@rollcall/db';
import pg from 'pg';
import { inject } from 'vitest';

export type Superuser = {
  readonly client: pg.Client;
  /** For the seeding of the benchmarks, which goes past triggers. */
  administer(statement: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  close(): Promise<void>;
};

/** Into a database of the tests, whose PostgreSQL gives the superuser the password of the owner. */
export async function connectAsSuperuser(db: Database): Promise<Superuser> {
  const [row] = await db.query<{ name: string }>({ text: 'SELECT current_database() AS name' }, []);
  const url = new URL(inject('testDatabaseUrl'));
  url.username = 'postgres';
  url.pathname = `/${row?.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return {
    client,
    administer: (statement, values = []) => client.query(statement, [...values]),
    close: () => client.end(),
  };
}
