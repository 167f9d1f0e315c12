import type { Logger } from 'pino';
import { dropOldActivity } from '#domain/activity/retention.ts';
import { announceLastAdminGone } from '#domain/break-glass/announce-last-admin-gone.ts';
import { sendBreakGlass } from '#domain/break-glass/send-break-glass.ts';
import { countCycles } from '#domain/cycles/count-cycles.ts';
import { checkDomainsAgain } from '#domain/domains/check-domains-again.ts';
import type { TxtResolver } from '#domain/domains/txt-resolver.ts';
import { ageTallies, keepTallies } from '#domain/health/keep-tallies.ts';
import { learnRhythms } from '#domain/health/learn-rhythms.ts';
import { recogniseQuarantines } from '#domain/health/recognise-quarantines.ts';
import type { JobData, JobName } from '#domain/jobs/job-table.ts';
import { announceLockoutHolds } from '#domain/notices/announce-lockout-holds.ts';
import { raiseNotices } from '#domain/notices/raise-notices.ts';
import { announcePendingRemovals } from '#domain/removals/announce-pending-removals.ts';
import { settlePendingRemovals } from '#domain/removals/settle-pending-removals.ts';
import { settleEndedPinsAndOverrides } from '#domain/roles/settle-ended-pins-and-overrides.ts';
import { endAbandonedSandboxRuns } from '#domain/sandbox/end-abandoned-sandbox-runs.ts';
import { runSandbox } from '#domain/sandbox/run-sandbox.ts';
import type { Database } from '#domain/scope.ts';
import { summariseAccesses } from '#domain/support/summarise-accesses.ts';
import { ensurePartitions } from '#domain/upkeep/ensure-partitions.ts';
import { forgetExpired } from '#domain/upkeep/forget-expired.ts';
import type { Mailer } from '#mail/mailer.ts';
import { sendInvitation } from './send-invitation.ts';
import { sendMailboxLink } from './send-mailbox-link.ts';
import { sendNewSignInNotice } from './send-new-sign-in-notice.ts';
import { sendNotice } from './send-notice.ts';
import { sendSignInLink } from './send-sign-in-link.ts';

export type JobDependencies = {
  readonly db: Database;
  readonly logger: Logger;
  readonly resolveTxt: TxtResolver;
  readonly mailer: Mailer;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Where this process is reached by itself. Without a trailing slash. */
  readonly ownUrl: string;
  /** Writes the records of requests that this process still keeps. */
  readonly flushRecords: () => Promise<void>;
};

/** Of the steps of a sandbox run. */
const sandboxPaceMs = 1_200;

type Handlers = {
  readonly [Name in JobName]: (dependencies: JobDependencies, data: JobData[Name]) => Promise<void>;
};

/**
 * What each job does. It may be done again after it was done, since a server can end before it says so. An AppError's
 * detail is what staff read about a failure.
 */
export const handlers: Handlers = {
  'make-partitions': ({ db }) => ensurePartitions(db),
  'drop-old-activity': async ({ db }) => {
    await dropOldActivity(db);
    await ageTallies(db);
  },
  'settle-ended-pins-and-overrides': ({ db }) => settleEndedPinsAndOverrides(db),
  'count-cycles': ({ db }) => countCycles(db),
  'recognise-quarantines': ({ db }) => recogniseQuarantines(db),
  'learn-rhythms': ({ db }) => learnRhythms(db),
  'keep-tallies': ({ db }) => keepTallies(db),
  'settle-pending-removals': ({ db }) => settlePendingRemovals(db),
  'announce-pending-removals': ({ db }) => announcePendingRemovals(db),
  'announce-last-admin-gone': ({ db }) => announceLastAdminGone(db),
  'send-break-glass': ({ db }, given) => sendBreakGlass(db, given),
  'announce-lockout-holds': ({ db }) => announceLockoutHolds(db),
  'summarise-support-access': ({ db }) => summariseAccesses(db),
  'run-sandbox': (dependencies, named) => runSandbox({ ...dependencies, paceMs: sandboxPaceMs }, named),
  'end-abandoned-sandbox-runs': ({ db }) => endAbandonedSandboxRuns(db),
  'send-mailbox-link': sendMailboxLink,
  'raise-notices': ({ db }) => raiseNotices(db),
  'send-notice': sendNotice,
  'forget-expired': ({ db }) => forgetExpired(db),
  'check-domains': async ({ db, resolveTxt }) => {
    await checkDomainsAgain(db, resolveTxt);
  },
  'send-sign-in-link': sendSignInLink,
  'send-invitation': sendInvitation,
  'send-new-sign-in-notice': sendNewSignInNotice,
};
