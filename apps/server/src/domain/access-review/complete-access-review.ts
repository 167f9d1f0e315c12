import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { quarterOf } from './quarter.ts';
import { countAccess } from './queries.ts';

/**
 * Says that who has which role was looked at in this quarter, with how many they were. Once: an auditor reads who did it
 * first.
 * @throws conflict when somebody did already, invalid when `quarter` is over
 */
export async function completeAccessReview(scope: ActorScope, quarter: string): Promise<void> {
  const { db, organizationId, actor } = scope;
  if (quarter !== quarterOf(new Date())) {
    throw new AppError('invalid', `${quarter} is not this quarter. Load the review again.`);
  }
  await db.transaction(async (tx) => {
    const { people, administering } = await countAccess(tx, organizationId);
    const made = await tx.accessReview.createMany({
      data: { organizationId, quarter, reviewedBy: actor.name, people, administering },
      skipDuplicates: true,
    });
    if (made.count === 0)
      throw new AppError('conflict', `The access review of ${quarter} was completed already.`);
    const { name } = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { name: true },
    });
    await recordAudit(tx, scope, {
      action: 'access_review.completed',
      target: { kind: 'organization', id: organizationId, name },
      after: { quarter, people, administering },
    });
  });
}
