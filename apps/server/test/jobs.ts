import { pino } from 'pino';
import type { Database } from '#domain/scope.ts';
import { publishedRecords } from '#domain/testing/published-records.ts';
import type { JobDependencies } from '#jobs/handlers.ts';
import { jobWorkers } from '#jobs/workers.ts';
import type { Mailer } from '#mail/mailer.ts';

const noMail: Mailer = {
  send: (to) => Promise.reject(new Error(`This test expects no mail, and one was sent to ${to}`)),
  close: () => {},
};

/** Does now what a server's workers would do by and by; with `early`, also what is to be tried again later. */
export async function runJobs(
  db: Database,
  { early = false, ...given }: { early?: boolean } & Partial<JobDependencies> = {},
): Promise<number> {
  const workers = jobWorkers({
    db,
    logger: pino({ level: 'silent' }),
    mailer: noMail,
    publicUrl: 'http://localhost',
    ownUrl: 'http://localhost',
    flushRecords: async () => {},
    resolveTxt: publishedRecords().resolve,
    ...given,
  });
  return await db.jobs.runDue(workers, { early });
}
