import type { OrganizationScope } from '#domain/scope.ts';
import type { SandboxOutcome, SandboxProvider, SandboxStep } from './sandbox-run.ts';

export type SandboxRun = {
  readonly provider: SandboxProvider;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly stoppedBy: string | null;
  readonly endedAt: Date | null;
  /** Null while it is under way. */
  readonly outcome: SandboxOutcome | null;
  readonly steps: readonly SandboxStep[];
};

/** The run that is under way, else the last one of the past week; null where there was none. */
export async function latestSandboxRun({
  db,
  organizationId,
}: OrganizationScope): Promise<SandboxRun | null> {
  const run = await db.prisma.sandboxRun.findUnique({
    where: { organizationId },
    select: {
      provider: true,
      startedAt: true,
      startedBy: true,
      stoppedBy: true,
      endedAt: true,
      outcome: true,
      steps: true,
    },
  });
  // As this area wrote it.
  return run as SandboxRun | null;
}
