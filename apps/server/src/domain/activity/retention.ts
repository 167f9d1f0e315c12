import type { Database } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope, OrganizationScope } from '#domain/scope.ts';

/** For how many days an organization can have its requests and cycles shown. */
export const activityDaysChoices = [30, 90, 180, 365, 730] as const;
export type ActivityDays = (typeof activityDaysChoices)[number];

const dayMs = 86_400_000;

/**
 * From when on requests and cycles are shown. Organizations share the months that records are kept in, and a month is
 * dropped once none of them shows it any more, so what is older for this one may be there still.
 */
export async function activityKeptFrom({ db, organizationId: id }: OrganizationScope): Promise<Date> {
  const { activityDays } = await db.prisma.organization.findUniqueOrThrow({
    where: { id },
    select: { activityDays: true },
  });
  return new Date(Date.now() - activityDays * dayMs);
}

export async function setActivityDays(scope: ActorScope, days: ActivityDays): Promise<void> {
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (before.activityDays === days) return;
    await tx.organization.update({ where: { id }, data: { activityDays: days } });
    await recordAudit(tx, scope, {
      action: 'organization.activity_days_set',
      target: { kind: 'organization', id, name: before.name },
      before: { activityDays: before.activityDays },
      after: { activityDays: days },
    });
  });
}

/** Drops the months of requests and cycles that no organization shows any more. Returns the tables. */
export async function dropOldActivity(db: Database): Promise<string[]> {
  const rows = await db.query<{ partition: string }>(
    { text: 'SELECT rollcall.drop_old_partitions() AS partition' },
    [],
  );
  return rows.map(({ partition }) => partition);
}
