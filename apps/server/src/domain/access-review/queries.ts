import type { Role } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { listMappedAttributes } from '#domain/roles/attribute-list.ts';
import { listGroups } from '#domain/roles/group-list.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import { listTokens } from '#domain/scim-tokens/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { quarterOf } from './quarter.ts';

export type PastReview = {
  readonly quarter: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly people: number;
  readonly administering: number;
};

/** Somebody whose role was fixed by hand: an admin pinned it, or support overrode it. */
export type RaisedByHand = {
  readonly memberId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly kind: 'pin' | 'override';
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly endsAt: Date | null;
};

export type AccessCounts = {
  /** With access, and of them those who administer. */
  readonly people: number;
  readonly administering: number;
  readonly incomplete: number;
  readonly inactive: number;
};

const groupsMax = 1_000;
const raisedMax = 1_000;

/** What decides who has which role, but for the people themselves, who come in pages (`listMembers`). */
export async function accessReview(scope: OrganizationScope) {
  const { db, organizationId } = scope;
  const [organization, counts, raisedByHand, groups, attributes, tokens, reviews] = await Promise.all([
    db.prisma.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { name: true, defaultRole: true },
    }),
    db.transaction((tx) => countAccess(tx, organizationId)),
    listRaisedByHand(scope),
    listGroups(scope, { state: 'mapped', limit: groupsMax }),
    listMappedAttributes(scope),
    listTokens(scope),
    listReviews(scope),
  ]);
  const quarter = quarterOf(new Date());
  return {
    organization: organization.name,
    quarter,
    review: reviews.find((review) => review.quarter === quarter) ?? null,
    earlier: reviews.filter((review) => review.quarter !== quarter),
    counts,
    defaultRole: roleFromDatabase(organization.defaultRole),
    raisedByHand,
    groups: groups.items,
    attributes,
    tokens: tokens.filter(({ state }) => state !== 'revoked'),
  };
}

export async function countAccess(tx: Transaction, organizationId: string): Promise<AccessCounts> {
  const [counts] = await tx.$queryRaw<AccessCounts[]>`
    SELECT count(*) FILTER (WHERE rollcall.has_access(m))::int AS people,
      count(*) FILTER (WHERE rollcall.has_access(m) AND r.administers)::int AS administering,
      count(*) FILTER (WHERE m.active AND m.missing <> '{}')::int AS incomplete,
      count(*) FILTER (WHERE NOT m.active)::int AS inactive
    FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND m.merged_into_id IS NULL`;
  if (!counts) throw new Error('Counting gave no row');
  return counts;
}

async function listReviews({ db, organizationId }: OrganizationScope): Promise<PastReview[]> {
  return await db.prisma.accessReview.findMany({
    where: { organizationId },
    select: { quarter: true, reviewedBy: true, reviewedAt: true, people: true, administering: true },
    orderBy: { quarter: 'desc' },
  });
}

async function listRaisedByHand({ db, organizationId }: OrganizationScope): Promise<RaisedByHand[]> {
  const rows = await db.prisma.$queryRaw<(Omit<RaisedByHand, 'role'> & { role: string })[]>`
    SELECT m.id AS "memberId", m.display_name AS "displayName", m.email, hand.role, hand.kind, hand.by, hand.at,
      hand.reason, hand.ends_at AS "endsAt"
    FROM (
      SELECT organization_id, member_id, role, 'pin' AS kind, pinned_by AS by, pinned_at AS at, reason, ends_at FROM role_pin
      UNION ALL
      SELECT organization_id, member_id, role, 'override', overridden_by, overridden_at, reason, ends_at FROM role_override
    ) AS hand
    JOIN member m ON m.organization_id = hand.organization_id AND m.id = hand.member_id
    JOIN role r ON r.name = hand.role
    WHERE hand.organization_id = ${organizationId}::uuid AND m.active AND m.merged_into_id IS NULL
      AND (hand.ends_at IS NULL OR hand.ends_at > now())
    ORDER BY r.rank DESC, lower(m.display_name), m.id LIMIT ${raisedMax}`;
  return rows.map((row) => ({ ...row, role: roleFromDatabase(row.role) }));
}
