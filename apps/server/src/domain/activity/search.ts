import { Prisma } from '@rollcall/db';
import { containing } from '#domain/paging/like-pattern.ts';
import type { OrganizationScope } from '#domain/scope.ts';

/** A part of the records to look through, newer than those of the next one. */
type Pass = {
  readonly condition: Prisma.Sql;
  /**
   * What is asked for beyond the condition, of what that found by the index on words; then it is put in order, whatever
   * PostgreSQL makes of how many there may be. Null: read in order of time.
   */
  readonly amongFound: Prisma.Sql | null;
};

type Sought = {
  readonly search?: string | undefined;
  readonly lookUps?: 'shown' | 'hidden' | undefined;
  readonly memberId?: string | undefined;
  readonly groupId?: string | undefined;
  /** Of the cursor. */
  readonly before?: string | undefined;
};

/** The newest ones are read through for the words, which fills a page with any word that is frequent. */
const readThroughMax = 10_000;

const everything: Pass = { condition: Prisma.sql`true`, amongFound: null };

/**
 * How the list of activity looks for words (docs/decisions/0053): through the newest records, then by the index in those
 * before. Look-ups are in no index, so they are found among the newest alone. Whoever touched somebody is few enough to
 * be read through.
 */
export async function passesFor(
  scope: OrganizationScope,
  { search, lookUps, memberId, groupId, before }: Sought,
): Promise<Pass[]> {
  if (!search) return [everything];
  const { words, readTo } = await prepare(scope, { search, lookUps, before });
  const [begun, ...whole] = words.map((word) => `'${scope.organizationId.slice(-8)}${word}'`).reverse();
  if (begun === undefined) return [];
  // How a word begins is looked up as every word that begins so: only where there is nothing else to look for.
  const indexed = whole.length > 0 ? whole.join(' & ') : `${begun}:*`;
  const hasWords = Prisma.sql`r.words @@ ${[`${begun}:*`, ...whole].join(' & ')}::tsquery`;
  const matches = lookUps === 'hidden' ? hasWords : Prisma.sql`(${hasWords} OR ${looksFor(search)})`;
  if (memberId || groupId || readTo === null) return [{ condition: matches, amongFound: null }];
  return [
    { condition: Prisma.sql`r.at > ${readTo} AND ${matches}`, amongFound: null },
    {
      condition: Prisma.sql`r.at <= ${readTo} AND r.words @@ ${indexed}::tsquery`,
      amongFound: hasWords,
    },
  ];
}

/** The words as the column has them, and how far back records are read through. */
async function prepare(
  { db, organizationId }: OrganizationScope,
  { search, lookUps, before }: Required<Pick<Sought, 'search'>> & Pick<Sought, 'lookUps' | 'before'>,
): Promise<{ words: string[]; readTo: Date | null }> {
  const [row] = await db.prisma.$queryRaw<{ words: string[]; readTo: Date | null }[]>`
    SELECT array_remove(string_to_array(regexp_replace(lower(${search}), '[^[:alnum:]]+', ' ', 'g'), ' '), '') AS words, (
      SELECT r.at FROM provisioning_record r
      WHERE r.organization_id = ${organizationId}::uuid
        ${lookUps === 'hidden' ? Prisma.sql`AND r.operation <> 'read'` : Prisma.empty}
        ${before ? Prisma.sql`AND r.at <= ${before}::timestamptz` : Prisma.empty}
      ORDER BY r.at DESC OFFSET ${readThroughMax} LIMIT 1
    ) AS "readTo"`;
  return row ?? { words: [], readTo: null };
}

/** A look-up of it: in the name of what was read, or in the filter, where it is encoded. */
function looksFor(search: string): Prisma.Sql {
  const patterns = [containing(search), containing(encodeURIComponent(search))];
  return Prisma.sql`(r.operation = 'read' AND (
    r.path ILIKE ANY (${patterns}) OR concat_ws(' ', r.resource_name, r.user_name) ILIKE ${patterns[0]}
  ))`;
}
