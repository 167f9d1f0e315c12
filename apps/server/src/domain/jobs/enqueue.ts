import type { Transaction } from '@rollcall/db';
import type { Database } from '#domain/scope.ts';
import { type JobData, type JobName, jobKind } from './job-table.ts';

/**
 * Files a job in the transaction that is the reason for it, so that it is done if and only if that commits: once in the
 * whole installation, and again after a failure. What it is told is kept for a month where staff and whoever reads the
 * database see it: ids and addresses, never a secret. A job that sends a link makes it when it runs. Not before
 * `startAfter`, where that is given; what must not happen earlier looks at the clock itself.
 */
export async function enqueue<Name extends JobName>(
  { db, tx, startAfter }: { db: Database; tx: Transaction; startAfter?: Date },
  name: Name,
  data: JobData[Name],
): Promise<void> {
  await db.jobs.send(tx, { kind: jobKind(name), data: data ?? {}, ...(startAfter && { startAfter }) });
}
