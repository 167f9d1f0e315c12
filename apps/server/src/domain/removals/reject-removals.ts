import { settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { recordAboutPeople } from './end-withheld.ts';
import { lockWithheld, type WithheldSelection } from './lock-withheld.ts';

/**
 * Keeps people whom their IdP removed, with the role that they have, until the IdP says otherwise again or somebody
 * lets them go. Those whose removal was decided or taken back in the meantime are passed over.
 * @throws invalid without a reason
 */
export async function rejectRemovals(
  scope: ActorScope,
  selection: WithheldSelection,
  givenReason: string,
): Promise<{ people: number }> {
  const { db, organizationId, actor } = scope;
  const reason = givenReason.trim();
  if (reason === '')
    throw new AppError('invalid', 'Say why they stay: the identity provider says otherwise.');
  return await db.transaction(async (tx) => {
    const people = await lockWithheld(tx, organizationId, { state: 'pending', selection });
    if (people.length === 0) return { people: 0 };
    const memberIds = people.map(({ memberId }) => memberId);
    await tx.withheldRemoval.updateMany({
      where: { organizationId, memberId: { in: memberIds } },
      data: { takesEffectAt: null, keptBy: actor.name, keptReason: reason, keptAt: new Date() },
    });
    const auditId = await recordAboutPeople(tx, scope, { people, action: 'removal.rejected', reason });
    // They keep their roles. But who stays can administer, so that a lockout hold of others may end.
    await settleRoles(tx, { organizationId, memberIds, auditId });
    return { people: people.length };
  });
}
