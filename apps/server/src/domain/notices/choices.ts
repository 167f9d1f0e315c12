import type { ActorScope, OrganizationScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type RaisedKind, raisedKinds } from './notice.ts';

export async function optOutsOf(
  { db, organizationId }: OrganizationScope,
  memberId: string,
): Promise<readonly string[]> {
  const optOuts = await db.prisma.noticeOptOut.findMany({
    where: { organizationId, memberId },
    select: { kind: true },
  });
  return optOuts.map(({ kind }) => kind);
}

/** Which notices whoever asks gets by mail; null for support, who get none of a customer's. */
export async function ownChoices(scope: ActorScope): Promise<{ kind: RaisedKind; on: boolean }[] | null> {
  const memberId = await ownMemberId(scope);
  if (memberId === null) return null;
  const optOuts = await optOutsOf(scope, memberId);
  return raisedKinds.map((kind) => ({ kind, on: !optOuts.includes(kind) }));
}

/** One's own wish changes nothing for anybody else, so it is no matter of the audit. @throws forbidden for support */
export async function choose(
  scope: ActorScope,
  { kind, on }: { kind: RaisedKind; on: boolean },
): Promise<void> {
  const { db, organizationId } = scope;
  const memberId = await ownMemberId(scope);
  if (memberId === null) throw new AppError('forbidden', 'Each admin chooses their own notices.');
  if (on) await db.prisma.noticeOptOut.deleteMany({ where: { organizationId, memberId, kind } });
  else
    await db.prisma.noticeOptOut.createMany({
      data: { organizationId, memberId, kind },
      skipDuplicates: true,
    });
}

async function ownMemberId({ db, organizationId, actor }: ActorScope): Promise<string | null> {
  if (actor.kind !== 'account' || actor.id === null) return null;
  const member = await db.prisma.member.findUnique({
    where: { accountId_organizationId: { accountId: actor.id, organizationId } },
    select: { id: true },
  });
  return member?.id ?? null;
}
