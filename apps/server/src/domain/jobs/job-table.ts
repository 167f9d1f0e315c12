import type { Language } from '@rollcall/access';
import type { JobKind } from '@rollcall/db';
import type { Principal } from '#domain/accounts/principal.ts';
import type { Addressee, Notice } from '#domain/notices/notice.ts';

/** Every kind of job with what it is told. `jobs/handlers.ts` has what each of them does. */
export type JobData = {
  'make-partitions': null;
  'drop-old-activity': null;
  'settle-ended-pins-and-overrides': null;
  'count-cycles': null;
  'recognise-quarantines': null;
  'learn-rhythms': null;
  'keep-tallies': null;
  'settle-pending-removals': null;
  'announce-pending-removals': null;
  'announce-lockout-holds': null;
  'announce-last-admin-gone': null;
  'send-break-glass': { readonly organizationId: string; readonly id: string };
  'summarise-support-access': null;
  'run-sandbox': { readonly organizationId: string; readonly id: string };
  'end-abandoned-sandbox-runs': null;
  'send-mailbox-link': { readonly organizationId: string };
  'raise-notices': null;
  'send-notice': {
    readonly organizationId: string;
    readonly notice: Notice;
    readonly to: Addressee;
  };
  'forget-expired': null;
  'check-domains': null;
  /** `language`: of whoever asked for it; English where nobody said. */
  'send-sign-in-link': { readonly email: string; readonly language?: Language };
  'send-invitation': { readonly organizationId: string; readonly id: string; readonly language?: Language };
  'send-new-sign-in-notice': {
    readonly kind: Principal['kind'];
    readonly id: string;
    readonly device: string;
    readonly address: string | null;
    readonly at: string;
  };
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

const mail = {
  retriesMax: 8,
  retryAfterSeconds: 30,
  timeoutSeconds: 120,
  keptDays: 7,
  single: false,
  schedule: null,
} as const;

/** How each is retried, and when those run that run by themselves; in UTC. */
const settings = {
  'make-partitions': { ...upkeep, schedule: '10 2 * * *' },
  'drop-old-activity': { ...upkeep, schedule: '30 2 * * *' },
  'settle-ended-pins-and-overrides': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'count-cycles': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'recognise-quarantines': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'keep-tallies': { ...upkeep, keptDays: 1, schedule: '*/10 * * * *' },
  'learn-rhythms': { ...upkeep, keptDays: 7, schedule: '50 * * * *' },
  'settle-pending-removals': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'announce-pending-removals': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'announce-lockout-holds': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'announce-last-admin-gone': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'send-break-glass': mail,
  'summarise-support-access': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  // Somebody watches it: what failed is told, and tried again by whoever wants to.
  'run-sandbox': {
    retriesMax: 0,
    retryAfterSeconds: 1,
    timeoutSeconds: 150,
    keptDays: 1,
    single: false,
    schedule: null,
  },
  'end-abandoned-sandbox-runs': { ...upkeep, retriesMax: 0, keptDays: 1, schedule: '* * * * *' },
  'send-mailbox-link': mail,
  'raise-notices': { ...upkeep, keptDays: 7, schedule: '5 * * * *' },
  'send-notice': mail,
  'forget-expired': { ...upkeep, schedule: '40 * * * *' },
  'check-domains': { ...upkeep, timeoutSeconds: 3600, schedule: '20 4 * * *' },
  // Somebody waits for it: after some minutes they have asked for another.
  'send-sign-in-link': { ...mail, retriesMax: 3 },
  'send-invitation': mail,
  'send-new-sign-in-notice': mail,
} as const satisfies Record<JobName, Settings>;

export const jobNames = Object.keys(settings).filter(isJobName);

export function jobKind(name: JobName): JobKind {
  return { name, ...settings[name] };
}

export function isJobName(name: string): name is JobName {
  return name in settings;
}
