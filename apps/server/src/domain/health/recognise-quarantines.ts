import { cyclePauseMs } from '#domain/cycles/cycle-pause.ts';
import type { Database } from '#domain/scope.ts';
import { type Attempt, quarantinedSince, quarantineSpanMs } from './quarantine.ts';

type Candidate = { organizationId: string; id: string; quarantinedAt: Date | null };

/**
 * Notes which Entra IDs are in quarantine. Looked at are those that are noted to be, and those of which something failed
 * within the hour: a quarantine is seen at a retry that fails.
 */
export async function recogniseQuarantines(db: Database): Promise<void> {
  const candidates = await db.prisma.$queryRaw<Candidate[]>`
    SELECT d.organization_id AS "organizationId", d.id, d.quarantined_at AS "quarantinedAt" FROM directory d
    WHERE d.provider = 'entra' AND d.retired_at IS NULL AND (
      d.quarantined_at IS NOT NULL
      OR (d.organization_id, d.id) IN (
        SELECT organization_id, directory_id FROM authentication_failure WHERE minute > now() - interval '1 hour'
        UNION SELECT organization_id, directory_id FROM provisioning_record
          WHERE status >= 400 AND at > now() - interval '1 hour'
      )
    )`;
  for (const { organizationId, id, quarantinedAt } of candidates) {
    const now = new Date();
    const since = quarantinedSince(await attemptsOf(db, { organizationId, id }, now), now);
    if (since?.getTime() === quarantinedAt?.getTime()) continue;
    await db.prisma.directory.update({
      where: { organizationId_id: { organizationId, id } },
      data: { quarantinedAt: since },
    });
  }
}

async function attemptsOf(
  db: Database,
  { organizationId, id }: { organizationId: string; id: string },
  now: Date,
): Promise<Attempt[]> {
  const from = new Date(now.getTime() - quarantineSpanMs);
  // The cycles are counted up to some seconds ago.
  const rows = await db.prisma.$queryRaw<Attempt[]>`
    SELECT started_at AS "startedAt", ended_at AS "endedAt", requests, failed FROM provisioning_cycle
    WHERE organization_id = ${organizationId}::uuid AND directory_id = ${id}::uuid AND started_at > ${from}
    UNION ALL
    SELECT minute, max(last_at), sum(count)::int, sum(count)::int FROM authentication_failure
    WHERE organization_id = ${organizationId}::uuid AND directory_id = ${id}::uuid AND minute > ${from}
    GROUP BY minute
    ORDER BY 1`;
  return joined(rows);
}

/** What came without a long pause is one attempt, whether it got past the authentication or not. */
function joined(rows: readonly Attempt[]): Attempt[] {
  const attempts: Attempt[] = [];
  for (const row of rows) {
    const last = attempts.at(-1);
    if (last && row.startedAt.getTime() - last.endedAt.getTime() <= cyclePauseMs('entra')) {
      attempts[attempts.length - 1] = {
        startedAt: last.startedAt,
        endedAt: new Date(Math.max(last.endedAt.getTime(), row.endedAt.getTime())),
        requests: last.requests + row.requests,
        failed: last.failed + row.failed,
      };
    } else attempts.push(row);
  }
  return attempts;
}
