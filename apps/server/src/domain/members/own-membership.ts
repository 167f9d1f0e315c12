import type { Database } from '@rollcall/db';
import { peopleToAsk } from '#domain/sso/queries.ts';
import { notFound } from '#errors.ts';
import { type MemberItem, membersByIds } from './member-list.ts';

/** Who somebody is in an organization, as they may see it themselves. */
export type OwnMembership = Pick<MemberItem, 'displayName' | 'email' | 'role' | 'reason' | 'missing'> & {
  readonly organization: { readonly slug: string; readonly name: string };
  /** Who can change it. */
  readonly ask: readonly { readonly name: string; readonly email: string | null }[];
};

/** @throws not_found where the account is no active member */
export async function ownMembership(db: Database, accountId: string, slug: string): Promise<OwnMembership> {
  const member = await db.prisma.member.findFirst({
    where: { accountId, active: true, mergedIntoId: null, organization: { slug } },
    select: { id: true, organization: { select: { id: true, slug: true, name: true } } },
  });
  if (!member) throw notFound('organization');
  const { id: organizationId, ...organization } = member.organization;
  const scope = { db, organizationId };
  const [[item], ask] = await Promise.all([membersByIds(scope, [member.id]), peopleToAsk(scope)]);
  if (!item) throw notFound('organization');
  const { displayName, email, role, reason, missing } = item;
  return { displayName, email, role, reason, missing, organization, ask };
}
