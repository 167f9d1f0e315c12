import type { Role } from '@rollcall/access';
import { type WithheldRemoval, withheldRemovalOf } from '#domain/removals/queries.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { type ConsideredReason, consideredReasons, otherwiseOf } from './considered-reasons.ts';
import { type DirectoryUserOfMember, directoryUsersOf } from './member-directory-users.ts';
import { type MemberItem, membersByIds } from './member-list.ts';
import type { RoleReason } from './role-reason.ts';

export type MemberPage = MemberItem & {
  /** Who signs in as this member, or null: SCIM makes none. */
  readonly account: { readonly email: string } | null;
  /** Known to the organization's IdP, by whose word they sign in. */
  readonly throughSso: boolean;
  readonly considered: ConsideredReason[];
  readonly pin: { role: Role; by: string; at: Date; reason: string | null; endsAt: Date | null } | null;
  readonly hold: { role: Role; at: Date } | null;
  readonly removal: WithheldRemoval | null;
  readonly override: { role: Role; reason: string; endsAt: Date; by: string } | null;
  /** What would decide if the pin, override or hold that does were not there. */
  readonly otherwise: { role: Role; reason: RoleReason } | null;
  readonly directoryUsers: DirectoryUserOfMember[];
  readonly mergedFrom: { readonly id: string; readonly displayName: string }[];
  /** The member that an admin merged this one into. */
  readonly mergedInto: { readonly id: string; readonly displayName: string } | null;
};

/** Everything that is known of a member. @throws not_found */
export async function getMember(scope: OrganizationScope, memberId: string): Promise<MemberPage> {
  const { db, organizationId } = scope;
  const named = { select: { id: true, displayName: true } };
  const [member, [item], directoryUsers, removal] = await Promise.all([
    db.prisma.member.findUnique({
      where: { organizationId_id: { organizationId, id: memberId } },
      include: {
        account: {
          select: {
            email: true,
            ssoIdentities: { where: { organizationId }, select: { subject: true }, take: 1 },
          },
        },
        organization: { select: { defaultRole: true } },
        pin: true,
        override: true,
        lockoutHold: true,
        mergedInto: named,
        mergedFrom: { ...named, orderBy: { id: 'asc' } },
      },
    }),
    membersByIds(scope, [memberId]),
    directoryUsersOf(scope, memberId),
    withheldRemovalOf(scope, memberId),
  ]);
  if (!member || !item) throw notFound('person');
  const pin = member.pin && {
    role: roleFromDatabase(member.pin.role),
    by: member.pin.pinnedBy,
    at: member.pin.pinnedAt,
    reason: member.pin.reason,
    endsAt: member.pin.endsAt,
  };
  const hold = member.lockoutHold && {
    role: roleFromDatabase(member.lockoutHold.role),
    at: member.lockoutHold.heldAt,
  };
  const override = member.override && {
    role: roleFromDatabase(member.override.role),
    reason: member.override.reason,
    endsAt: member.override.endsAt,
    by: member.override.overriddenBy,
  };
  const now = new Date();
  const evidence = {
    pin: pin && { role: pin.role, ended: pin.endsAt !== null && pin.endsAt <= now },
    hold,
    withheld: removal,
    override: override && { role: override.role, ended: override.endsAt <= now },
    directoryUsers,
    defaultRole: roleFromDatabase(member.organization.defaultRole),
  };
  const considered = consideredReasons(evidence, item.reason);
  return {
    ...item,
    account: member.account && { email: member.account.email },
    throughSso: (member.account?.ssoIdentities.length ?? 0) > 0,
    considered,
    otherwise: otherwiseOf(considered, item.reason),
    pin,
    hold,
    removal,
    override,
    directoryUsers,
    mergedFrom: member.mergedFrom,
    mergedInto: member.mergedInto,
  };
}
