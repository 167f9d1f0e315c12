import { pino } from 'pino';
import type { Database } from '#domain/scope.ts';
import { publishedRecords } from '#domain/testing/published-records.ts';
import type { JobDependencies } from '#jobs/handlers.ts';
import { jobWorkers } from '#jobs/workers.ts';

/** Does now what a server's workers would do by and by; with `early`, also what is to be tried again later. */
export async function runJobs(
  db: Database,
  { early = false, ...dependencies }: { early?: boolean } & Partial<JobDependencies> = {},
): Promise<number> {
  const workers = jobWorkers({
    db,
    logger: pino({ level: 'silent' }),
    resolveTxt: publishedRecords().resolve,
    ...dependencies,
  });
  return await db.jobs.runDue(workers, { early });
}
