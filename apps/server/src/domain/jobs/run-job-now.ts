import type { Database } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type JobName, jobKind } from './job-table.ts';

/** Has a job done now that otherwise runs by itself. One that waits already is not filed twice. @throws invalid */
export async function runJobNow(db: Database, name: JobName): Promise<void> {
  const kind = jobKind(name);
  if (kind.schedule === null) {
    throw new AppError(
      'invalid',
      'This job has no times of its own: it is done when there is something to do.',
    );
  }
  await db.jobs.runNow(kind);
}
