import { setTimeout as pause } from 'node:timers/promises';
import { listActivity } from '#domain/activity/queries.ts';
import type { Database } from '#domain/scope.ts';
import { asAppError } from '#errors.ts';
import { endSandboxRun } from './end-sandbox-run.ts';
import { makeSandbox, type Sandbox } from './make-sandbox.ts';
import { playIdentityProvider } from './play-identity-provider.ts';
import { countSandbox } from './remove-sandbox.ts';
import {
  type SandboxOutcome,
  type SandboxProvider,
  type SandboxStep,
  type SandboxStepName,
  stepsToCome,
} from './sandbox-run.ts';

export type SandboxDependencies = {
  readonly db: Database;
  /** Where this very process is reached over HTTP, whatever stands before it. Without a trailing slash. */
  readonly ownUrl: string;
  /** Writes the records of reads and refusals that this process still keeps. */
  readonly flushRecords: () => Promise<void>;
  /** Before each step, so that whoever watches can follow. */
  readonly paceMs: number;
};

const runMaxMs = 60_000;
const requestsShown = 5;

/**
 * Plays an identity provider before the endpoint, step by step, and removes all of it at the end, however that comes.
 * A step that fails ends the run and says why.
 */
export async function runSandbox(
  dependencies: SandboxDependencies,
  named: { organizationId: string; id: string },
): Promise<void> {
  const { db } = dependencies;
  const { organizationId } = named;
  const run = await db.prisma.sandboxRun.findUnique({
    where: { organizationId, id: named.id, endedAt: null },
  });
  if (!run) return;
  const steps = stepsToCome();
  let outcome: SandboxOutcome = 'failed';
  try {
    const sandbox = await makeSandbox({ db, organizationId }, run.provider as SandboxProvider);
    outcome = await playSteps(dependencies, {
      named,
      sandbox,
      steps,
      provider: run.provider as SandboxProvider,
    });
  } finally {
    await dependencies.flushRecords();
    await endSandboxRun(db, named, { outcome, steps });
  }
}

type Play = {
  readonly named: { readonly organizationId: string; readonly id: string };
  readonly sandbox: Sandbox;
  readonly provider: SandboxProvider;
  /** Changed as the run goes on. */
  readonly steps: SandboxStep[];
};

async function playSteps(
  { db, ownUrl, flushRecords, paceMs }: SandboxDependencies,
  { named, sandbox, provider, steps }: Play,
): Promise<SandboxOutcome> {
  const signal = AbortSignal.timeout(runMaxMs);
  const idp = playIdentityProvider({ sandbox, provider, ownUrl, signal });
  const where = { organizationId: named.organizationId, id: named.id };
  const set = (index: number, change: Partial<SandboxStep>) => {
    const step = steps[index];
    if (step) steps[index] = { ...step, ...change };
  };
  try {
    for (const [index, { name }] of steps.entries()) {
      set(index, { state: 'running' });
      const { stoppedBy } = await db.prisma.sandboxRun.update({ where, data: { steps } });
      if (stoppedBy !== null) {
        set(index, { state: 'waiting' });
        return 'stopped';
      }
      await pause(paceMs);
      const startedAt = new Date();
      try {
        const facts =
          name === 'removal'
            ? { kind: name, ...(await countSandbox(db.prisma, sandbox.scope.organizationId)) }
            : await idp.play(name);
        set(index, { state: 'done', facts });
      } catch (error) {
        const known = asAppError(error);
        set(index, { state: 'failed', failure: known?.detail ?? 'Something went wrong on our side.' });
        if (!known) throw error;
      }
      await flushRecords();
      set(index, await requestsSince(sandbox, name, startedAt));
      if (steps[index]?.state === 'failed') return 'failed';
    }
    return 'finished';
  } finally {
    await idp.close();
  }
}

/** What the portal would show of them under Activity. Look-ups are told where they are all that there is. */
async function requestsSince(
  { scope }: Sandbox,
  step: SandboxStepName,
  startedAt: Date,
): Promise<Pick<SandboxStep, 'requests' | 'requestCount'>> {
  const { db, organizationId } = scope;
  const requestCount = await db.prisma.provisioningRecord.count({
    where: { organizationId, at: { gte: startedAt } },
  });
  const { items } = await listActivity(scope, {
    limit: requestsShown,
    from: startedAt,
    lookUps: step === 'connection' ? 'shown' : 'hidden',
    // What Entra ID sends last of people are their managers.
    operation: step === 'people' ? 'create' : undefined,
  });
  const requests = items.reverse().map((item) => ({ ...item, at: item.at.toISOString() }));
  return { requests, requestCount };
}
