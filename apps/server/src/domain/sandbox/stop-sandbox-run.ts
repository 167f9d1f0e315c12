import type { ActorScope } from '#domain/scope.ts';

/** Ends a run before its next step; what it made is removed. Nothing to do where none is under way. */
export async function stopSandboxRun({ db, organizationId, actor }: ActorScope): Promise<void> {
  await db.prisma.sandboxRun.updateMany({
    where: { organizationId, endedAt: null, stoppedBy: null },
    data: { stoppedBy: actor.name },
  });
}
