import type { Provider } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { isChange } from '#domain/activity/operation.ts';
import { switchedOffAt } from '#domain/health/quarantine.ts';
import { providerFromDatabase } from './provider-from-database.ts';

/** As rollcall.directory_state decides it. */
export type DirectoryState =
  | 'never_connected'
  | 'working'
  | 'quiet'
  | 'overdue'
  | 'failing'
  | 'quarantined'
  | 'suspended';

export type DirectoryHealth = {
  readonly organizationId: string;
  readonly id: string;
  readonly providerId: string;
  readonly provider: Provider;
  readonly name: string;
  readonly users: number;
  readonly groups: number;
  readonly lastRequestAt: Date | null;
  /** Since when support has stopped it; null where it has not. */
  readonly suspendedAt: Date | null;
  readonly state: DirectoryState;
  /** How long its IdP is usually silent between two cycles; null of one that comes when something has happened. */
  readonly usualGapSeconds: number | null;
  /** From when on its silence has been a fault; null while it is none. */
  readonly overdueSince: Date | null;
  /** Since when Entra ID tries once a day at most, and when it will switch provisioning off; null where it does not. */
  readonly quarantine: { readonly since: Date; readonly endsAt: Date } | null;
  /** Requests of the last 24 hours that changed something, and that were answered with an error. */
  readonly changesLastDay: number;
  readonly failuresLastDay: number;
};

type Row = Omit<DirectoryHealth, 'provider' | 'overdueSince' | 'quarantine'> & {
  provider: string;
  silentUntil: Date | null;
  quarantinedAt: Date | null;
};

/** The directories of the organizations that are not retired, the oldest first. */
export async function directoryHealth(
  db: Database,
  organizationIds: readonly string[],
): Promise<DirectoryHealth[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT d.organization_id AS "organizationId", d.id, p.provider_id AS "providerId", d.provider, d.name,
      (SELECT count(*)::int FROM directory_user u
        WHERE u.organization_id = d.organization_id AND u.directory_id = d.id) AS users,
      (SELECT count(*)::int FROM directory_group g
        WHERE g.organization_id = d.organization_id AND g.directory_id = d.id) AS groups,
      d.last_request_at AS "lastRequestAt", d.suspended_at AS "suspendedAt",
      d.usual_gap_seconds AS "usualGapSeconds", d.quarantined_at AS "quarantinedAt",
      d.last_request_at + make_interval(secs => d.overdue_after_seconds) AS "silentUntil",
      day.changes AS "changesLastDay", day.failures AS "failuresLastDay",
      rollcall.directory_state(
        d, day.success_at, day.failure_at, day.requests_last_hour, day.failures_last_hour,
        (SELECT max(a.last_at) FROM authentication_failure a
          WHERE a.organization_id = d.organization_id AND a.directory_id = d.id
            AND a.minute > now() - interval '1 hour')
      ) AS state
    FROM directory d
    JOIN provider_id p ON p.organization_id = d.organization_id AND p.directory_id = d.id
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE ${isChange})::int AS changes,
        count(*) FILTER (WHERE r.status >= 400)::int AS failures,
        count(*) FILTER (WHERE r.at > now() - interval '1 hour') AS requests_last_hour,
        count(*) FILTER (WHERE r.at > now() - interval '1 hour' AND r.status >= 400) AS failures_last_hour,
        max(r.at) FILTER (WHERE r.status < 400) AS success_at,
        max(r.at) FILTER (WHERE r.status >= 400) AS failure_at
      FROM provisioning_record r
      WHERE r.organization_id = d.organization_id AND r.directory_id = d.id AND r.at > now() - interval '24 hours'
    ) day
    WHERE d.organization_id = ANY (${organizationIds}::uuid[]) AND d.retired_at IS NULL
    ORDER BY d.created_at, d.id`;
  return rows.map(({ silentUntil, quarantinedAt, ...row }) => ({
    ...row,
    provider: providerFromDatabase(row.provider),
    overdueSince: row.state === 'overdue' ? silentUntil : null,
    quarantine:
      row.state === 'quarantined' && quarantinedAt
        ? { since: quarantinedAt, endsAt: switchedOffAt(quarantinedAt) }
        : null,
  }));
}
