import { type JobName, jobKind, jobNames } from '#domain/jobs/job-table.ts';
import type { JobRun, JobWorker } from '#domain/scope.ts';
import { asAppError } from '#errors.ts';
import { handlers, type JobDependencies } from './handlers.ts';

/** Who does the jobs of the job table. */
export function jobWorkers(dependencies: JobDependencies): JobWorker[] {
  return jobNames.map((name) => ({ kind: jobKind(name), run: (job) => run(dependencies, name, job) }));
}

/** Does jobs in this process, until it is stopped. */
export async function startJobs(dependencies: JobDependencies): Promise<{ stop(): Promise<void> }> {
  const { db, logger } = dependencies;
  return await db.jobs.work(jobWorkers(dependencies), {
    error: (error) => logger.error({ err: error }, 'The job queue has a problem'),
  });
}

async function run(dependencies: JobDependencies, name: JobName, { id, data }: JobRun): Promise<void> {
  const handle: (dependencies: JobDependencies, data: never) => Promise<void> = handlers[name];
  try {
    // Written by `enqueue`, whose type says that this is what the job is told.
    await handle(dependencies, data as never);
  } catch (error) {
    dependencies.logger.error({ err: error, job: name, jobId: id }, 'A job failed');
    const known = asAppError(error);
    throw new Error(
      known?.detail ?? `Something went wrong on our side. The log has it, with the job id ${id}.`,
    );
  }
}
