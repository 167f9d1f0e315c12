import type { FailedJob, JobState } from '@rollcall/db';
import type { Database } from '#domain/scope.ts';
import { isJobName, type JobName, jobKind, jobNames } from './job-table.ts';

const failuresMax = 50;

export type JobOverview = {
  readonly jobs: readonly (JobState & { readonly name: JobName; readonly runsByItself: boolean })[];
  readonly failures: readonly (FailedJob & { readonly name: JobName })[];
};

/** Every kind of job with its last and next run, and the latest failures. */
export async function readJobs(db: Database): Promise<JobOverview> {
  const kinds = jobNames.map(jobKind);
  const [states, failures] = await Promise.all([db.jobs.states(kinds), db.jobs.failures(failuresMax)]);
  const scheduled = new Set(kinds.filter(({ schedule }) => schedule !== null).map(({ name }) => name));
  return {
    jobs: states.filter(isKnown).map((state) => ({ ...state, runsByItself: scheduled.has(state.name) })),
    failures: failures.filter(isKnown),
  };
}

/** A job of an earlier version may be left. */
function isKnown<Named extends { readonly name: string }>(named: Named): named is Named & { name: JobName } {
  return isJobName(named.name);
}
