import type { OrganizationScope } from '#domain/scope.ts';
import { type FaultyRow, parseMembersCsv } from './parse-members-csv.ts';
import { type PlannedRow, planImport, type RowOutcome } from './plan-import.ts';

export type ImportPreview = {
  readonly counts: Readonly<Record<RowOutcome | 'faulty', number>>;
  /** The first of each outcome, in the order of the file. */
  readonly rows: Readonly<Record<RowOutcome, readonly PlannedRow[]>>;
  readonly faulty: readonly FaultyRow[];
  readonly ignoredColumns: readonly string[];
};

const rowsShownMax = 20;
const faultyShownMax = 1_000;

/** What an import of the file would do at this moment. Writes nothing. @throws invalid, too_large */
export async function previewImport(
  { db, organizationId }: OrganizationScope,
  csv: string,
): Promise<ImportPreview> {
  const { members, faulty, ignoredColumns } = await parseMembersCsv(csv);
  const planned = await planImport(db.prisma, organizationId, members);
  const of = (outcome: RowOutcome) => planned.filter((row) => row.outcome === outcome);
  const groups = {
    new: of('new'),
    matched: of('matched'),
    imported: of('imported'),
    inactive: of('inactive'),
  };
  const first = (rows: readonly PlannedRow[]) => rows.slice(0, rowsShownMax);
  return {
    counts: {
      new: groups.new.length,
      matched: groups.matched.length,
      imported: groups.imported.length,
      inactive: groups.inactive.length,
      faulty: faulty.length,
    },
    rows: {
      new: first(groups.new),
      matched: first(groups.matched),
      imported: first(groups.imported),
      inactive: first(groups.inactive),
    },
    faulty: faulty.slice(0, faultyShownMax),
    ignoredColumns,
  };
}
