import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { Database } from '#domain/scope.ts';
import { learnRhythm } from './rhythm.ts';

type Row = {
  organizationId: string;
  directoryId: string;
  provider: string;
  usualGapSeconds: number | null;
  overdueAfterSeconds: number | null;
  gaps: number[] | null;
};

/** Of an IdP that comes every 40 minutes, two weeks and more. */
const cyclesMax = 600;

/** Learns how often the IdPs come that have come within two days, from their cycles of four weeks. */
export async function learnRhythms(db: Database): Promise<void> {
  const directories = await db.prisma.$queryRaw<{ organizationId: string; id: string }[]>`
    SELECT organization_id AS "organizationId", id FROM directory
    WHERE last_request_at > now() - interval '2 days' AND retired_at IS NULL`;
  for (const directory of directories) await learnOf(db, directory);
}

async function learnOf(
  db: Database,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<void> {
  const [row] = await db.prisma.$queryRaw<Row[]>`
    SELECT d.provider, d.usual_gap_seconds AS "usualGapSeconds", d.overdue_after_seconds AS "overdueAfterSeconds",
      (SELECT array_agg(extract(epoch FROM gap)::float) FROM (
        SELECT c.started_at - lag(c.ended_at) OVER (ORDER BY c.started_at) AS gap FROM (
          SELECT started_at, ended_at FROM provisioning_cycle
          WHERE organization_id = d.organization_id AND directory_id = d.id AND started_at > now() - interval '28 days'
          ORDER BY started_at DESC LIMIT ${cyclesMax}
        ) c
      ) WHERE gap IS NOT NULL) AS gaps
    FROM directory d WHERE d.organization_id = ${organizationId}::uuid AND d.id = ${id}::uuid`;
  if (!row) return;
  const { usualGapSeconds = null, overdueAfterSeconds = null } =
    learnRhythm(providerFromDatabase(row.provider), row.gaps ?? []) ?? {};
  if (usualGapSeconds === row.usualGapSeconds && overdueAfterSeconds === row.overdueAfterSeconds) return;
  await db.prisma.directory.update({
    where: { organizationId_id: { organizationId, id } },
    data: { usualGapSeconds, overdueAfterSeconds },
  });
}
