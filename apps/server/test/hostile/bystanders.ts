import type { Database } from '@rollcall/db';
import type { Directory } from '../endpoint.ts';

/** Everything stored of whoever a request was not about: the rows themselves, so that nothing can be overlooked. */
export type Bystanders = {
  /** Of the directory under attack: a user with their member, and a group with its people. */
  readonly userId: string;
  readonly groupId: string;
  readonly attacked: Directory;
  /** Another directory of the same organization: its users, groups and memberships. */
  readonly sibling: Directory;
  /** A directory of another organization: these, and its people. */
  readonly foreign: Directory;
};

export async function snapshot(
  { prisma }: Pick<Database, 'prisma'>,
  bystanders: Bystanders,
): Promise<unknown> {
  const { userId, groupId, attacked, sibling, foreign } = bystanders;
  const user = await prisma.directoryUser.findFirstOrThrow({ where: { ...keyOf(attacked), id: userId } });
  const { organizationId } = attacked;
  return {
    user,
    member: await prisma.member.findFirstOrThrow({ where: { organizationId, id: user.memberId } }),
    group: await prisma.directoryGroup.findFirstOrThrow({ where: { ...keyOf(attacked), id: groupId } }),
    memberships: await prisma.membership.findMany({ where: { ...keyOf(attacked), groupId } }),
    sibling: await directory(sibling),
    foreign: await directory(foreign),
    foreignMembers: await prisma.member.findMany({
      where: { organizationId: foreign.organizationId },
      orderBy: { id: 'asc' },
    }),
    foreignOrganization: await prisma.organization.findMany({ where: { id: foreign.organizationId } }),
  };

  async function directory(of: Directory) {
    const where = keyOf(of);
    return {
      users: await prisma.directoryUser.findMany({ where, orderBy: { id: 'asc' } }),
      groups: await prisma.directoryGroup.findMany({ where, orderBy: { id: 'asc' } }),
      memberships: await prisma.membership.findMany({ where, orderBy: { groupId: 'asc' } }),
    };
  }
}

function keyOf({ organizationId, directoryId }: Directory) {
  return { organizationId, directoryId };
}
