import { settlePendingRemovals } from '#domain/removals/settle-pending-removals.ts';
import { settleEndedPinsAndOverridesOf } from '#domain/roles/settle-ended-pins-and-overrides.ts';
import { passMinutes } from '#domain/testing/pass-minutes.ts';
import type { Organization } from './organization.ts';
import { passHour } from './removal-guard.ts';
import type { Step } from './step.ts';

/** Pins that have an end, overrides, or both end at once, and are settled by the job. */
export async function endPinsAndOverrides({ scope, model }: Organization, { other }: Step): Promise<void> {
  const { db, organizationId } = scope;
  const [pinsEnd, overridesEnd] = [other % 3 !== 1, other % 3 !== 2];
  const past = { endsAt: new Date(Date.now() - 1) };
  if (pinsEnd) {
    await db.prisma.rolePin.updateMany({ where: { organizationId, endsAt: { not: null } }, data: past });
  }
  if (overridesEnd) await db.prisma.roleOverride.updateMany({ where: { organizationId }, data: past });
  await settleEndedPinsAndOverridesOf(db, organizationId);
  for (const member of model.members.values()) {
    if (pinsEnd && member.pin?.ends) member.pin = null;
    if (overridesEnd) member.override = null;
  }
}

/** Long enough for every pending removal, which the job then lets take effect. */
export async function passHours({ scope, model }: Organization): Promise<void> {
  await passMinutes(scope, 241);
  await settlePendingRemovals(scope.db, { organizationId: scope.organizationId });
  passHour(model);
  for (const member of model.members.values()) {
    if (member.withheld?.state === 'pending') member.withheld = null;
  }
}
