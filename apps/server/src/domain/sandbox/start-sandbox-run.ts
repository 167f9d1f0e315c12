import { enqueue } from '#domain/jobs/enqueue.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type SandboxProvider, stepsToCome } from './sandbox-run.ts';

/**
 * Has an identity provider simulated against the endpoint, in a sandbox that is removed afterwards. The run before it is
 * forgotten. @throws conflict while one is under way
 */
export async function startSandboxRun(scope: ActorScope, provider: SandboxProvider): Promise<void> {
  const { db, organizationId, actor } = scope;
  await db.transaction(async (tx) => {
    // Two at once would both find none.
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.sandboxRun.findUnique({ where: { organizationId } });
    if (before && !before.endedAt) {
      throw new AppError('conflict', 'A test is under way already. Wait for its end, or stop it.');
    }
    await tx.sandboxRun.deleteMany({ where: { organizationId } });
    const { id } = await tx.sandboxRun.create({
      data: {
        organizationId,
        provider,
        actorKind: actor.kind,
        actorId: actor.id,
        startedBy: actor.name,
        address: actor.address,
        reason: actor.reason ?? null,
        steps: stepsToCome(),
      },
    });
    await enqueue({ db, tx }, 'run-sandbox', { organizationId, id });
  });
}
