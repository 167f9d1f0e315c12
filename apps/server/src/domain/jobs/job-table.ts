import type { JobKind } from '@rollcall/db';

/** Every kind of job with what it is told. `jobs/handlers.ts` has what each of them does. */
export type JobData = {
  'make-partitions': null;
  'settle-ended-pins-and-overrides': null;
  'forget-expired': null;
  'check-domains': null;
};

export type JobName = keyof JobData;

type Settings = Omit<JobKind, 'name'>;

const upkeep = {
  retriesMax: 5,
  retryAfterSeconds: 60,
  timeoutSeconds: 600,
  keptDays: 30,
  single: true,
} as const;

/** How each is retried, and when those run that run by themselves; in UTC. */
const settings = {
  'make-partitions': { ...upkeep, schedule: '10 2 * * *' },
  'settle-ended-pins-and-overrides': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'forget-expired': { ...upkeep, schedule: '40 * * * *' },
  'check-domains': { ...upkeep, timeoutSeconds: 3600, schedule: '20 4 * * *' },
} as const satisfies Record<JobName, Settings>;

export const jobNames = Object.keys(settings).filter(isJobName);

export function jobKind(name: JobName): JobKind {
  return { name, ...settings[name] };
}

export function isJobName(name: string): name is JobName {
  return name in settings;
}
