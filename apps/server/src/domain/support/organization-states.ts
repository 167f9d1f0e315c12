import { Prisma } from '@rollcall/db';

/**
 * The state of an organization for support, the worst first. Attention: its identity providers work, but something
 * waits for a person.
 */
export const organizationStates = [
  'quarantined',
  'failing',
  'overdue',
  'attention',
  'suspended',
  'quiet',
  'not_connected',
  'working',
] as const;
export type OrganizationState = (typeof organizationStates)[number];

/** What support is told of an organization, with how many directories or people it is about. */
export type OrganizationReason = {
  readonly kind:
    | 'quarantined'
    | 'failing'
    | 'overdue'
    | 'no_admin'
    | 'pending_removals'
    | 'lockout_hold'
    | 'no_live_token'
    | 'suspended'
    | 'quiet';
  readonly count: number;
};

/** The columns of `organization_state` that its reasons are made of. */
export type OrganizationSignals = {
  readonly quarantined: number;
  readonly failing: number;
  readonly overdue: number;
  readonly quiet: number;
  readonly shutOut: number;
  readonly suspended: number;
  readonly holds: number;
  readonly pending: number;
  readonly hasAdmin: boolean;
};

export function reasonsOf(signals: OrganizationSignals): OrganizationReason[] {
  const { quarantined, failing, overdue, quiet, shutOut, suspended, holds, pending, hasAdmin } = signals;
  const reasons: OrganizationReason[] = [
    { kind: 'quarantined', count: quarantined },
    { kind: 'failing', count: failing },
    { kind: 'overdue', count: overdue },
    { kind: 'no_admin', count: hasAdmin ? 0 : 1 },
    { kind: 'pending_removals', count: pending },
    { kind: 'lockout_hold', count: holds },
    { kind: 'no_live_token', count: shutOut },
    { kind: 'suspended', count: suspended },
    { kind: 'quiet', count: quiet },
  ];
  return reasons.filter(({ count }) => count > 0);
}

/**
 * Common table expressions for a statement over the whole installation: `directory_state`, and `organization_state` of
 * the organizations `o` that match. What grows with traffic is read through indexes of what failed alone, and whether
 * somebody administers through one look for each organization: a join would read every member of the installation.
 */
export function organizationStateTables(matching: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    refused AS MATERIALIZED (
      SELECT a.organization_id, a.directory_id, max(a.last_at) AS at
      FROM authentication_failure a WHERE a.minute > now() - interval '1 hour' GROUP BY 1, 2
    ),
    failed AS MATERIALIZED (
      SELECT r.organization_id, r.directory_id, count(*) AS failures, max(r.at) AS at
      FROM provisioning_record r WHERE r.status >= 400 AND r.at > now() - interval '1 hour' GROUP BY 1, 2
    ),
    troubled AS MATERIALIZED (
      SELECT f.organization_id, f.directory_id, f.failures, f.at,
        (SELECT count(*) FROM provisioning_record r
          WHERE r.organization_id = f.organization_id AND r.directory_id = f.directory_id
            AND r.at > now() - interval '1 hour') AS requests,
        (SELECT r.at FROM provisioning_record r
          WHERE r.organization_id = f.organization_id AND r.directory_id = f.directory_id
            AND r.at > now() - interval '24 hours' AND r.status < 400
          ORDER BY r.at DESC LIMIT 1) AS success_at
      FROM failed f
    ),
    directory_state AS MATERIALIZED (
      SELECT d.organization_id, d.id, d.provider, d.name, d.created_at, d.last_request_at,
        rollcall.directory_state(d, t.success_at, t.at, t.requests, t.failures, r.at) AS state,
        d.last_request_at IS NOT NULL AND d.suspended_at IS NULL AND NOT EXISTS (
          SELECT FROM scim_credential c
          WHERE c.organization_id = d.organization_id AND c.directory_id = d.id
            AND c.revoked_at IS NULL AND c.expires_at > now()
        ) AS is_shut_out
      FROM directory d
      LEFT JOIN troubled t ON t.organization_id = d.organization_id AND t.directory_id = d.id
      LEFT JOIN refused r ON r.organization_id = d.organization_id AND r.directory_id = d.id
      WHERE d.retired_at IS NULL
    ),
    signals AS MATERIALIZED (
      SELECT o.id, o.slug, o.name, o.created_at, lower(o.name) AS key,
        coalesce(d.quarantined, 0) AS quarantined, coalesce(d.failing, 0) AS failing, coalesce(d.overdue, 0) AS overdue,
        coalesce(d.quiet, 0) AS quiet,
        coalesce(d.working, 0) AS working, coalesce(d.shut_out, 0) AS shut_out,
        coalesce(d.suspended, 0) AS suspended, d.last_request_at,
        coalesce(h.holds, 0) AS holds, coalesce(w.pending, 0) AS pending,
        coalesce((
          SELECT true FROM role r
          JOIN member m ON m.organization_id = o.id AND m.role = r.name AND m.active AND m.merged_into_id IS NULL
          WHERE r.administers AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)
          LIMIT 1
        ), false) AS has_admin
      FROM organization o
      LEFT JOIN (
        SELECT organization_id, max(last_request_at) AS last_request_at,
          (count(*) FILTER (WHERE state = 'quarantined'))::int AS quarantined,
          (count(*) FILTER (WHERE state = 'failing'))::int AS failing,
          (count(*) FILTER (WHERE state = 'overdue'))::int AS overdue,
          (count(*) FILTER (WHERE state = 'quiet'))::int AS quiet,
          (count(*) FILTER (WHERE state = 'working'))::int AS working,
          (count(*) FILTER (WHERE state = 'suspended'))::int AS suspended,
          (count(*) FILTER (WHERE is_shut_out))::int AS shut_out
        FROM directory_state GROUP BY 1
      ) d ON d.organization_id = o.id
      LEFT JOIN (SELECT organization_id, count(*)::int AS holds FROM lockout_hold GROUP BY 1) h
        ON h.organization_id = o.id
      LEFT JOIN (
        SELECT organization_id, count(*)::int AS pending FROM withheld_removal
        WHERE takes_effect_at IS NOT NULL GROUP BY 1
      ) w ON w.organization_id = o.id
      WHERE o.sandbox_of_id IS NULL AND ${matching}
    ),
    organization_state AS MATERIALIZED (
      SELECT s.*, array_position(${[...organizationStates]}::text[], s.state) AS rank
      FROM (
        SELECT signals.*, CASE
          WHEN quarantined > 0 THEN 'quarantined'
          WHEN failing > 0 THEN 'failing'
          WHEN overdue > 0 THEN 'overdue'
          WHEN holds > 0 OR pending > 0 OR shut_out > 0 OR NOT has_admin THEN 'attention'
          WHEN suspended > 0 THEN 'suspended'
          WHEN quiet > 0 THEN 'quiet'
          WHEN working = 0 THEN 'not_connected'
          ELSE 'working'
        END AS state
        FROM signals
      ) s
    )`;
}
