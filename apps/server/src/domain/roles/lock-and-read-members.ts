import type { Transaction } from '@rollcall/db';
import { AppError, notFound } from '#errors.ts';
import { lockMembers, lockRoles } from './settle-roles.ts';

type LockedMember = {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly accountId: string | null;
  readonly origin: string;
  readonly direct: boolean;
  readonly active: boolean;
  readonly role: string;
  readonly mergedIntoId: string | null;
  readonly pin: {
    readonly role: string;
    readonly reason: string | null;
    readonly endsAtMs: number | null;
  } | null;
  readonly override: { readonly role: string; readonly reason: string; readonly endsAt: string } | null;
  readonly hasHold: boolean;
  /** The IdP removed them, and that has not taken effect. */
  readonly isWithheld: boolean;
};

/**
 * The members with these ids, in their order, under the locks of a write that changes their roles.
 * @throws not_found, conflict for one that was merged into another
 */
export async function lockAndReadMembers<Ids extends readonly string[]>(
  tx: Transaction,
  organizationId: string,
  memberIds: Ids,
): Promise<{ [Index in keyof Ids]: LockedMember }>;
export async function lockAndReadMembers(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<LockedMember[]> {
  await lockRoles(tx, organizationId);
  await lockMembers(tx, organizationId, memberIds);
  const members = await read(tx, organizationId, memberIds);
  return memberIds.map((memberId) => {
    const member = members.find(({ id }) => id === memberId);
    if (!member) throw notFound('person');
    if (member.mergedIntoId !== null) {
      throw new AppError('conflict', `${member.displayName} was merged into another person.`);
    }
    return member;
  });
}

function read(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<LockedMember[]> {
  return tx.$queryRaw<LockedMember[]>`
    SELECT m.id, m.display_name AS "displayName", m.email, m.account_id AS "accountId", m.origin, m.direct, m.active,
      m.role, m.merged_into_id AS "mergedIntoId",
      CASE WHEN p.role IS NOT NULL THEN jsonb_build_object('role', p.role, 'reason', p.reason,
        'endsAtMs', round(extract(epoch FROM p.ends_at) * 1000)) END AS pin,
      CASE WHEN o.role IS NOT NULL
        THEN jsonb_build_object('role', o.role, 'reason', o.reason, 'endsAt', o.ends_at) END AS override,
      h.role IS NOT NULL AS "hasHold", w.role IS NOT NULL AS "isWithheld"
    FROM member m
    LEFT JOIN role_pin p ON p.organization_id = m.organization_id AND p.member_id = m.id
    LEFT JOIN role_override o ON o.organization_id = m.organization_id AND o.member_id = m.id
    LEFT JOIN lockout_hold h ON h.organization_id = m.organization_id AND h.member_id = m.id
    LEFT JOIN withheld_removal w ON w.organization_id = m.organization_id AND w.member_id = m.id
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ANY (${memberIds}::uuid[])`;
}
