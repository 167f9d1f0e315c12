import type { Transaction } from '@rollcall/db';
import type { CsvMember } from './parse-members-csv.ts';

/**
 * What becomes of a row that can be taken:
 * `new` a member is made; `matched` somebody with the address is in by another way, and stays as they are; `imported`
 * they came by an import before; `inactive` they are known and have no access, and an import gives them none.
 */
export type RowOutcome = 'new' | 'matched' | 'imported' | 'inactive';

export type PlannedRow = CsvMember & {
  readonly outcome: RowOutcome;
  /** Who has the address; of several, one. */
  readonly memberId: string | null;
};

type Match = { position: number; memberId: string; active: boolean; imported: boolean };

/** Finds for each row who has its address in the organization, if somebody does. */
export async function planImport(
  tx: Transaction,
  organizationId: string,
  members: readonly CsvMember[],
): Promise<PlannedRow[]> {
  const emails = members.map(({ email }) => email.toLowerCase());
  const matches = await tx.$queryRaw<Match[]>`
    SELECT DISTINCT ON (row.position) row.position::int AS position, m.id AS "memberId",
      rollcall.has_access(m) AS active, m.direct AND m.origin = 'import' AS imported
    FROM unnest(${emails}::text[]) WITH ORDINALITY AS row(email, position)
    JOIN member m ON m.organization_id = ${organizationId}::uuid AND lower(m.email) = row.email
      AND m.merged_into_id IS NULL
    ORDER BY row.position, rollcall.has_access(m) DESC, m.id`;
  const byPosition = new Map(matches.map((match) => [match.position, match]));
  return members.map((member, index) => {
    const match = byPosition.get(index + 1);
    return { ...member, outcome: outcomeOf(match), memberId: match?.memberId ?? null };
  });
}

function outcomeOf(match: Match | undefined): RowOutcome {
  if (!match) return 'new';
  if (!match.active) return 'inactive';
  return match.imported ? 'imported' : 'matched';
}
