import type { Database } from '#domain/scope.ts';
import { endSandboxRun } from './end-sandbox-run.ts';

/** Far longer than a run may take, and shorter than its token lives. */
const abandonedAfterMs = 3 * 60_000;

/** Cleans up after runs whose server ended meanwhile. */
export async function endAbandonedSandboxRuns(db: Database): Promise<void> {
  const runs = await db.prisma.sandboxRun.findMany({
    where: { endedAt: null, startedAt: { lt: new Date(Date.now() - abandonedAfterMs) } },
    select: { organizationId: true, id: true },
  });
  for (const run of runs) await endSandboxRun(db, run, { outcome: 'abandoned' });
}
