import { recordAudit } from '#domain/audit/record-audit.ts';
import { directoryUsersOf } from '#domain/members/member-directory-users.ts';
import { getMember } from '#domain/members/member-page.ts';
import type { ActorScope } from '#domain/scope.ts';

/** All that is kept about a person, as JSON. */
export type PersonExport = Readonly<Record<string, unknown>>;

/** Everything that the organization keeps about a person. That it was exported stands in the audit. @throws not_found */
export async function exportPerson(scope: ActorScope, memberId: string): Promise<PersonExport> {
  const { db, organizationId } = scope;
  const member = await getMember(scope, memberId);
  const memberIds = [memberId, ...member.mergedFrom.map(({ id }) => id)];
  const where = { organizationId, memberId: { in: memberIds } };
  const [entries, merged, departed, roleChanges] = await Promise.all([
    db.prisma.member.findMany({
      where: { organizationId, id: { in: memberIds } },
      include: { account: { select: { id: true, email: true, displayName: true, createdAt: true } } },
      omit: { organizationId: true, accountId: true },
    }),
    Promise.all(member.mergedFrom.map(({ id }) => directoryUsersOf(scope, id))),
    db.prisma.departedUser.findMany({ where, omit: { organizationId: true } }),
    db.prisma.roleChange.findMany({ where, omit: { organizationId: true }, orderBy: { at: 'asc' } }),
  ]);
  const directoryUsers = [...member.directoryUsers, ...merged.flat()];
  const userIds = [...directoryUsers, ...departed].map(({ id }) => id);
  const accountIds = entries.flatMap(({ account }) => account?.id ?? []);
  const addresses = entries
    .flatMap(({ email, account }) => [email, account?.email])
    .filter((text) => text != null);
  const [requests, audit, signIns, invitations] = await Promise.all([
    db.prisma.provisioningRecord.findMany({
      where: { organizationId, OR: [{ memberId: { in: memberIds } }, { resourceId: { in: userIds } }] },
      omit: { organizationId: true },
      orderBy: { at: 'asc' },
    }),
    db.prisma.auditRecord.findMany({
      where: {
        organizationId,
        OR: [
          { targetKind: 'member', targetId: { in: memberIds } },
          { actorKind: 'account', actorId: { in: accountIds } },
        ],
      },
      omit: { organizationId: true, salt: true },
      orderBy: { at: 'asc' },
    }),
    db.prisma.ssoIdentity.findMany({
      where: { organizationId, accountId: { in: accountIds } },
      omit: { organizationId: true },
    }),
    db.prisma.invitation.findMany({
      where: { organizationId, email: { in: addresses, mode: 'insensitive' } },
      omit: { organizationId: true, tokenHash: true },
    }),
  ]);
  const bodies = await bodiesOf(
    scope,
    requests.map(({ requestId }) => requestId),
  );
  const { displayName, role, reason, pin, hold, override } = member;
  await db.transaction((tx) =>
    recordAudit(tx, scope, {
      action: 'member.exported',
      target: { kind: 'member', id: memberId, name: displayName },
    }),
  );
  return {
    exportedAt: new Date(),
    role: { role, reason, pin, hold, override },
    entries,
    directoryUsers,
    departedUsers: departed,
    signIns,
    invitations,
    roleChanges,
    requests,
    bodies,
    audit,
  };
}

/** Of requests about one person. A bulk request is about others as well. */
async function bodiesOf({ db, organizationId }: ActorScope, requestIds: readonly string[]) {
  return await db.prisma.provisioningBody.findMany({
    where: {
      organizationId,
      requestId: { in: [...requestIds] },
      NOT: { path: { startsWith: '/Bulk', mode: 'insensitive' } },
    },
    omit: { organizationId: true },
    orderBy: { at: 'asc' },
  });
}
