import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { explainDatabaseError } from './database-error.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { type JobQueue, openJobQueue } from './job-queue.ts';
import { type Listener, listen } from './listen.ts';

/** With a name it is prepared once a connection; the same name always has the same text. */
export type Statement = { readonly name?: string; readonly text: string };

export type Transaction = Prisma.TransactionClient;

/** One pool of connections under both Prisma and the statements that are too frequent for it. */
export type Database = {
  readonly prisma: PrismaClient;
  /**
   * Runs one statement, which is a transaction by itself, and returns its rows. Serialization failures and deadlocks
   * are tried again up to three times.
   */
  query<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /**
   * Runs one statement that may cost much, on a few connections of its own: whatever is asked, the others stay free
   * for everybody else. One that takes too long is ended (`slow`).
   */
  costlyQuery<Row extends pg.QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]>;
  /** Runs several statements in one transaction, as a whole again after a serialization failure or a deadlock. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Hears what is sent to a channel by NOTIFY, on a connection of its own, until it is closed. When that connection
   * is lost it is made again; what was sent in between is missed.
   */
  listen(channel: string, on: Listener): Promise<{ close(): Promise<void> }>;
  readonly jobs: JobQueue;
  close(): Promise<void>;
};

const triesMax = 4;
const transactionTimeoutMs = 60_000;
/** A new connection costs PostgreSQL as much as 25 changes of a user: it has to prepare what others have prepared. */
const idleMs = 5 * 60_000;
const costlyConnectionsMax = 4;
const costlyTimeoutMs = 10_000;

export function openDatabase({
  url,
  connectionsMax = 20,
}: {
  url: string;
  connectionsMax?: number;
}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    application_name: 'rollcall',
    idleTimeoutMillis: idleMs,
  });
  const costlyPool = new pg.Pool({
    connectionString: url,
    max: costlyConnectionsMax,
    application_name: 'rollcall lists',
    statement_timeout: costlyTimeoutMs,
  });
  // A connection that PostgreSQL closes while it is idle; the next query opens another.
  for (const each of [pool, costlyPool]) each.on('error', () => {});
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { timeout: transactionTimeoutMs, maxWait: transactionTimeoutMs },
  });
  const hear = (channel: string, on: Listener) => listen(url, channel, on);
  const jobs = openJobQueue({ pool, listen: hear });
  return {
    prisma,
    jobs,
    query: (statement, values) => retried(() => rowsOf(pool, statement, values)),
    costlyQuery: (statement, values) => rowsOf(costlyPool, statement, values),
    transaction: (work) => retried(() => prisma.$transaction(work)),
    listen: hear,
    close: async () => {
      await jobs.close();
      await prisma.$disconnect();
      await Promise.all([pool.end(), costlyPool.end()]);
    },
  };
}

async function rowsOf<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  // Written out, since V8 is slow at spreading objects of many shapes, and this is what all requests have in common.
  const { rows } = await pool.query<Row>({ name, text, values: values as unknown[] });
  return rows;
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const explained = explainDatabaseError(error);
      if (explained?.code !== 'busy' || tries === triesMax) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 10 * tries));
    }
  }
}
