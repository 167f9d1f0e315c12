import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { orderedPair } from './ordered-pair.ts';

/** Says that two members are two people, so that they are not offered for merging again. @throws not_found */
export async function dismissDuplicate(
  scope: ActorScope,
  memberIds: readonly [string, string],
): Promise<void> {
  const { db, organizationId } = scope;
  const [a, b] = memberIds;
  if (a === b) throw new AppError('invalid', 'A person is not their own duplicate.');
  const pair = { organizationId, ...orderedPair(a, b) };
  await db.transaction(async (tx) => {
    const members = await tx.member.findMany({
      where: { organizationId, id: { in: [a, b] } },
      select: { id: true, displayName: true },
    });
    const [first, second] = memberIds.map((id) => members.find((member) => member.id === id));
    if (!first || !second) throw notFound('person');
    const { count } = await tx.distinctPeople.createMany({ data: pair, skipDuplicates: true });
    if (count === 0) return;
    await recordAudit(tx, scope, {
      action: 'member.duplicate_dismissed',
      target: { kind: 'member', id: first.id, name: first.displayName },
      after: { differsFrom: { id: second.id, name: second.displayName } },
    });
  });
}
