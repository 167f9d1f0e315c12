import type { Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { decodeCursor, type Page, pageOf, timeCursor } from '#domain/paging/keyset-cursor.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';

export const withheldStates = ['pending', 'kept'] as const;
export type WithheldState = (typeof withheldStates)[number];

/** What an IdP ended for somebody and has not taken effect. */
export type WithheldRemoval = {
  readonly ends: 'access' | 'administration';
  /** The role that they keep meanwhile. */
  readonly role: Role;
  /** Null for a directory that is gone. */
  readonly directoryName: string | null;
  readonly withheldAt: Date;
} & (
  | { readonly state: 'pending'; readonly takesEffectAt: Date }
  | { readonly state: 'kept'; readonly by: string; readonly reason: string; readonly at: Date }
);

export type WithheldItem = {
  readonly memberId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly removal: WithheldRemoval;
};

type WithheldRow = {
  ends: WithheldRemoval['ends'];
  role: string;
  directoryName: string | null;
  withheldAt: Date;
  takesEffectAt: Date | null;
  keptBy: string | null;
  keptReason: string | null;
  keptAt: Date | null;
};

/** Of the withheld removal `w` and its directory `wd`. */
const withheldColumns = Prisma.sql`w.ends, w.role, wd.name AS "directoryName", w.withheld_at AS "withheldAt",
  w.takes_effect_at AS "takesEffectAt", w.kept_by AS "keptBy", w.kept_reason AS "keptReason", w.kept_at AS "keptAt"`;

/** Those whose removal is pending, or who are kept, the latest first. */
export async function listWithheld(
  { db, organizationId }: OrganizationScope,
  { state, cursor, limit }: { state: WithheldState; cursor?: string | undefined; limit: number },
): Promise<Page<WithheldItem> & { total: number }> {
  const wanted = Prisma.sql`w.organization_id = ${organizationId}::uuid AND ${conditionOf[state]}`;
  const after = cursor ? decodeCursor(cursor, timeCursor) : null;
  const [[counted], rows] = await Promise.all([
    db.prisma.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM withheld_removal w WHERE ${wanted}`,
    db.prisma.$queryRaw<(WithheldRow & Omit<WithheldItem, 'removal'>)[]>`
      SELECT w.member_id AS "memberId", m.display_name AS "displayName", m.email, ${withheldColumns}
      FROM withheld_removal w
      JOIN member m ON m.organization_id = w.organization_id AND m.id = w.member_id
      LEFT JOIN directory wd ON wd.organization_id = w.organization_id AND wd.id = w.directory_id
      WHERE ${wanted}
        ${after ? Prisma.sql`AND (w.withheld_at, w.member_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : Prisma.empty}
      ORDER BY w.withheld_at DESC, w.member_id DESC LIMIT ${limit + 1}`,
  ]);
  const page = pageOf(rows, limit, {
    item: ({ memberId, displayName, email, ...row }) => ({
      memberId,
      displayName,
      email,
      removal: withheldRemoval(row),
    }),
    key: (row) => [row.withheldAt.toISOString(), row.memberId],
  });
  return { ...page, total: counted?.total ?? 0 };
}

/** What is withheld of a member, or null. */
export async function withheldRemovalOf(
  { db, organizationId }: OrganizationScope,
  memberId: string,
): Promise<WithheldRemoval | null> {
  const [row] = await db.prisma.$queryRaw<WithheldRow[]>`
    SELECT ${withheldColumns} FROM withheld_removal w
    LEFT JOIN directory wd ON wd.organization_id = w.organization_id AND wd.id = w.directory_id
    WHERE w.organization_id = ${organizationId}::uuid AND w.member_id = ${memberId}::uuid`;
  return row ? withheldRemoval(row) : null;
}

/** How many are pending, and when the first of them takes effect. */
export async function pendingRemovals({
  db,
  organizationId,
}: OrganizationScope): Promise<{ count: number; firstAt: Date } | null> {
  const { _count: count, _min: first } = await db.prisma.withheldRemoval.aggregate({
    where: { organizationId, takesEffectAt: { not: null } },
    _count: true,
    _min: { takesEffectAt: true },
  });
  return first.takesEffectAt === null ? null : { count, firstAt: first.takesEffectAt };
}

const conditionOf: Readonly<Record<WithheldState, Prisma.Sql>> = {
  pending: Prisma.sql`w.takes_effect_at IS NOT NULL`,
  kept: Prisma.sql`w.takes_effect_at IS NULL`,
};

function withheldRemoval(row: WithheldRow): WithheldRemoval {
  const { ends, directoryName, withheldAt, takesEffectAt, keptBy, keptReason, keptAt } = row;
  const removal = { ends, role: roleFromDatabase(row.role), directoryName, withheldAt };
  if (takesEffectAt !== null) return { ...removal, state: 'pending', takesEffectAt };
  if (keptBy === null || keptReason === null || keptAt === null) {
    throw new Error('A removal that takes no effect was kept by nobody');
  }
  return { ...removal, state: 'kept', by: keptBy, reason: keptReason, at: keptAt };
}
