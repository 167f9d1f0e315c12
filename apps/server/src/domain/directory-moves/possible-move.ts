import type { OrganizationScope } from '#domain/scope.ts';

export type PossibleMove = {
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
};

/** So many say enough, and an overview that is asked for every few seconds must not read a whole directory. */
const sampleSize = 200;

/** The newest: each is compared with each. */
const comparedMax = 5;

/**
 * An older and a newer directory, neither of which is being replaced, where at least half of the people whom the newer
 * one brought last are in the older one too: the organization may be changing its identity provider. A directory of
 * other people beside the first, of contractors for example, is none.
 */
export async function findPossibleMove({
  db,
  organizationId,
}: OrganizationScope): Promise<PossibleMove | null> {
  const [found] = await db.prisma.$queryRaw<PossibleMove[]>`
    WITH live AS MATERIALIZED (
      SELECT d.id, d.name, d.created_at FROM directory d
      WHERE d.organization_id = ${organizationId}::uuid AND d.retired_at IS NULL AND NOT EXISTS (
        SELECT FROM directory_move v
        WHERE v.organization_id = d.organization_id AND d.id IN (v.from_directory_id, v.to_directory_id)
      )
      ORDER BY d.created_at DESC LIMIT ${comparedMax}
    )
    SELECT jsonb_build_object('id', older.id, 'name', older.name) AS from,
      jsonb_build_object('id', newer.id, 'name', newer.name) AS to
    FROM live older
    JOIN live newer ON (newer.created_at, newer.id) > (older.created_at, older.id)
    CROSS JOIN LATERAL (
      SELECT count(*) AS people, count(*) FILTER (WHERE EXISTS (
          SELECT FROM directory_user o
          WHERE o.member_id = n.member_id AND o.organization_id = ${organizationId}::uuid AND o.directory_id = older.id
        )) AS both
      FROM (
        SELECT u.member_id FROM directory_user u
        WHERE u.organization_id = ${organizationId}::uuid AND u.directory_id = newer.id
        ORDER BY u.id DESC LIMIT ${sampleSize}
      ) AS n
    ) AS overlap
    WHERE overlap.both > 0 AND overlap.both * 2 >= overlap.people
    ORDER BY overlap.both DESC, older.created_at, newer.created_at LIMIT 1`;
  return found ?? null;
}
