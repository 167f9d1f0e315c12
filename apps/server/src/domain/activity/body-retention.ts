import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope, OrganizationScope } from '#domain/scope.ts';

/** For how many days an organization can have the bodies of requests shown. 0: none are kept. */
export const bodyDaysChoices = [0, 1, 7, 14, 30] as const;
export type BodyDays = (typeof bodyDaysChoices)[number];

/**
 * For how many days bodies are shown. Organizations share the days that they are kept in, so that what is older for
 * this one may be there still, for 30 days at most.
 */
export async function bodyDaysOf({ db, organizationId: id }: OrganizationScope): Promise<number> {
  const { bodyDays } = await db.prisma.organization.findUniqueOrThrow({
    where: { id },
    select: { bodyDays: true },
  });
  return bodyDays;
}

export async function setBodyDays(scope: ActorScope, days: BodyDays): Promise<void> {
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (before.bodyDays === days) return;
    await tx.organization.update({ where: { id }, data: { bodyDays: days } });
    await recordAudit(tx, scope, {
      action: 'organization.body_days_set',
      target: { kind: 'organization', id, name: before.name },
      before: { bodyDays: before.bodyDays },
      after: { bodyDays: days },
    });
  });
}
