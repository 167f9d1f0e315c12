import { Prisma } from '@rollcall/db';
import { containing } from '#domain/paging/like-pattern.ts';
import type { OrganizationScope } from '#domain/scope.ts';

/** A part of the records to look through, newer than those of the next one. */
type Pass = {
  readonly condition: Prisma.Sql;
  /** Found by the index on words and then put in order, whatever PostgreSQL makes of how many there may be. */
  readonly byWords: boolean;
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

const everything: Pass = { condition: Prisma.sql`true`, byWords: false };

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
  if (words === null) return [];
  const hasWords = Prisma.sql`r.words @@ ${words}::tsquery`;
  const matches = lookUps === 'hidden' ? hasWords : Prisma.sql`(${hasWords} OR ${looksFor(search)})`;
  if (memberId || groupId || readTo === null) return [{ condition: matches, byWords: false }];
  return [
    { condition: Prisma.sql`r.at > ${readTo} AND ${matches}`, byWords: false },
    { condition: Prisma.sql`r.at <= ${readTo} AND ${hasWords}`, byWords: true },
  ];
}

/** The words as the column has them, null where there are none, and how far back records are read through. */
async function prepare(
  { db, organizationId }: OrganizationScope,
  { search, lookUps, before }: Required<Pick<Sought, 'search'>> & Pick<Sought, 'lookUps' | 'before'>,
): Promise<{ words: string | null; readTo: Date | null }> {
  const [row] = await db.prisma.$queryRaw<{ words: string | null; readTo: Date | null }[]>`
    SELECT (
      SELECT string_agg(format('''%s%s'':*', right(${organizationId}, 8), word), ' & ')
      FROM string_to_table(regexp_replace(lower(${search}), '[^[:alnum:]]+', ' ', 'g'), ' ') AS word WHERE word <> ''
    ) AS words, (
      SELECT r.at FROM provisioning_record r
      WHERE r.organization_id = ${organizationId}::uuid
        ${lookUps === 'hidden' ? Prisma.sql`AND r.operation <> 'read'` : Prisma.empty}
        ${before ? Prisma.sql`AND r.at <= ${before}::timestamptz` : Prisma.empty}
      ORDER BY r.at DESC OFFSET ${readThroughMax} LIMIT 1
    ) AS "readTo"`;
  return row ?? { words: null, readTo: null };
}

/** A look-up of it: in the name of what was read, or in the filter, where it is encoded. */
function looksFor(search: string): Prisma.Sql {
  const patterns = [containing(search), containing(encodeURIComponent(search))];
  return Prisma.sql`(r.operation = 'read' AND (
    r.path ILIKE ANY (${patterns}) OR concat_ws(' ', r.resource_name, r.user_name) ILIKE ${patterns[0]}
  ))`;
}
