import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/**
 * Says for all admins of the organization that a step of the guide is done, or that it is not. Who said so first stays.
 * It changes nothing but what the guide shows, so the audit has no record of it.
 * @throws not_found for the directory
 */
export async function setGuideStep(
  { db, organizationId, actor }: ActorScope,
  { directoryId, step, done }: { directoryId: string; step: string; done: boolean },
): Promise<void> {
  const directory = await db.prisma.directory.findUnique({
    where: { organizationId_id: { organizationId, id: directoryId } },
    select: { id: true },
  });
  if (!directory) throw notFound('directory');
  const key = { organizationId, directoryId, step };
  if (!done) await db.prisma.guideStep.deleteMany({ where: key });
  else await db.prisma.guideStep.createMany({ data: { ...key, doneBy: actor.name }, skipDuplicates: true });
}
