import type { Database } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/** Lets a job that failed for good begin anew. @throws not_found when it did not, or somebody was first. */
export async function tryJobAgain(db: Database, id: string): Promise<void> {
  if (!(await db.jobs.tryAgain(id))) throw notFound('failed job');
}
