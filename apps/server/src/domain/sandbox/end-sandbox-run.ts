import { recordAudit } from '#domain/audit/record-audit.ts';
import type { Actor, Database } from '#domain/scope.ts';
import { removeSandbox } from './remove-sandbox.ts';
import type { SandboxOutcome, SandboxStep } from './sandbox-run.ts';

/**
 * Removes what a run made and keeps one line in the audit that it was. Happens once, whoever comes to it first. Without
 * `steps` they stay as they are.
 */
export async function endSandboxRun(
  db: Database,
  { organizationId, id }: { organizationId: string; id: string },
  { outcome, steps }: { outcome: SandboxOutcome; steps?: readonly SandboxStep[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { count } = await tx.sandboxRun.updateMany({
      where: { organizationId, id, endedAt: null },
      data: { endedAt: new Date(), outcome, ...(steps && { steps: [...steps] }) },
    });
    if (count === 0) return;
    const removed = await removeSandbox(tx, organizationId);
    const run = await tx.sandboxRun.findUniqueOrThrow({
      where: { organizationId },
      include: { organization: { select: { name: true } } },
    });
    const actor: Actor = {
      kind: run.actorKind as Actor['kind'],
      id: run.actorId,
      name: run.startedBy,
      address: run.address,
      ...(run.reason !== null && { reason: run.reason }),
    };
    await recordAudit(
      tx,
      { organizationId, actor },
      {
        action: 'sandbox.ran',
        target: { kind: 'organization', id: organizationId, name: run.organization.name },
        after: {
          provider: run.provider,
          outcome,
          ...(run.stoppedBy !== null && { stoppedBy: run.stoppedBy }),
          ...(removed && { removed }),
        },
      },
    );
  });
}
