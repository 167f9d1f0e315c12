import { mergeMembers } from '#domain/members/merge-members.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { getMove, type Move } from './move.ts';

/** Somebody as the old directory brought them, and as the new one did. */
export type MatchedPair = { readonly oldMemberId: string; readonly newMemberId: string };

export type ConfirmedMatches = {
  readonly confirmed: number;
  /** Those who stay two people, and why. */
  readonly refused: readonly { readonly oldMemberId: string; readonly reason: string }[];
};

/**
 * Makes one person of each pair: the one whom the old directory brought stays, with account, pin and history, and is in
 * by both directories then. Each is undone by splitting the person again. One that cannot be does not keep the others
 * from it.
 * @throws not_found, conflict when the old directory is retired
 */
export async function confirmMatches(
  scope: ActorScope,
  { directoryId, pairs }: { directoryId: string; pairs: readonly MatchedPair[] },
): Promise<ConfirmedMatches> {
  const move = await getMove(scope, directoryId);
  if (move.from.retiredAt) throw new AppError('conflict', `${move.from.name} is retired already.`);
  const refused: { oldMemberId: string; reason: string }[] = [];
  for (const { oldMemberId, newMemberId } of pairs) {
    try {
      await requirePair(scope, move, { oldMemberId, newMemberId });
      await mergeMembers(scope, {
        keepId: oldMemberId,
        mergeId: newMemberId,
        reason: `${move.to.name} takes the place of ${move.from.name}`,
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      refused.push({ oldMemberId, reason: error.detail });
    }
  }
  return { confirmed: pairs.length - refused.length, refused };
}

/** The first is of the old directory and the second of the new one, and neither is of both. */
async function requirePair(scope: ActorScope, move: Move, pair: MatchedPair): Promise<void> {
  const { db, organizationId } = scope;
  const users = await db.prisma.directoryUser.findMany({
    where: {
      organizationId,
      memberId: { in: [pair.oldMemberId, pair.newMemberId] },
      directoryId: { in: [move.from.id, move.to.id] },
    },
    select: { memberId: true, directoryId: true },
  });
  const directoriesOf = (memberId: string) =>
    new Set(users.filter((user) => user.memberId === memberId).map((user) => user.directoryId));
  const old = directoriesOf(pair.oldMemberId);
  const added = directoriesOf(pair.newMemberId);
  if (old.has(move.from.id) && !old.has(move.to.id) && added.has(move.to.id) && !added.has(move.from.id))
    return;
  throw new AppError('conflict', 'The directories have changed in the meantime. Look at them again.');
}
