import { isChange } from '#domain/activity/operation.ts';
import { findPossibleMove, type PossibleMove } from '#domain/directory-moves/possible-move.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { type Attention, attentionOf } from './attention.ts';
import { type DirectoryHealth, directoryHealth } from './directory-health.ts';

export type Overview = {
  readonly directories: Omit<DirectoryHealth, 'organizationId'>[];
  /**
   * Administering are those alone who can: incomplete people have no access, and whoever is leaving, because their
   * removal waits, may only look.
   */
  readonly people: {
    readonly total: number;
    readonly active: number;
    readonly administering: number;
    readonly leavingAdministration: number;
  };
  /** Unmapped are those of which nobody has said whether they give a role. */
  readonly groups: { readonly total: number; readonly mapped: number; readonly unmapped: number };
  readonly attention: Attention[];
  /** Two directories that bring the same people, so that the one may be there to take the place of the other. */
  readonly possibleMove: PossibleMove | null;
  /** The last 24 hours, every hour there, the oldest first. */
  readonly activity: ActivityHour[];
};

type ActivityHour = { readonly at: Date; readonly changes: number; readonly failures: number };

const hourMs = 60 * 60 * 1000;

/** The state of an organization at a glance: what is connected, who is in, what happened and what needs somebody. */
export async function overviewOf(scope: OrganizationScope): Promise<Overview> {
  const { db, organizationId } = scope;
  const health = await directoryHealth(db, [organizationId]);
  const [people, groups, attention, activity, possibleMove] = await Promise.all([
    countPeople(scope),
    countGroups(scope),
    attentionOf(scope, health),
    activityByHour(scope),
    findPossibleMove(scope),
  ]);
  const directories = health.map(({ organizationId: _, ...directory }) => directory);
  return { directories, people, groups, attention, activity, possibleMove };
}

async function countPeople({ db, organizationId }: OrganizationScope): Promise<Overview['people']> {
  const [counted] = await db.prisma.$queryRaw<Overview['people'][]>`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE m.active)::int AS active,
      count(*) FILTER (WHERE can.administer AND NOT rollcall.removal_is_pending(m))::int AS administering,
      count(*) FILTER (WHERE can.administer AND rollcall.removal_is_pending(m))::int AS "leavingAdministration"
    FROM member m JOIN role r ON r.name = m.role
    CROSS JOIN LATERAL (SELECT r.administers AND rollcall.has_access(m) AS administer) AS can
    WHERE m.organization_id = ${organizationId}::uuid AND m.merged_into_id IS NULL`;
  return counted ?? { total: 0, active: 0, administering: 0, leavingAdministration: 0 };
}

async function countGroups({ db, organizationId }: OrganizationScope): Promise<Overview['groups']> {
  const [counted] = await db.prisma.$queryRaw<Overview['groups'][]>`
    SELECT count(*)::int AS total, count(m.group_id)::int AS mapped,
      count(*) FILTER (WHERE m.group_id IS NULL AND x.group_id IS NULL)::int AS unmapped
    FROM directory_group g
    JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
    LEFT JOIN role_mapping m
      ON m.organization_id = g.organization_id AND m.directory_id = g.directory_id AND m.group_id = g.id
    LEFT JOIN dismissed_group x
      ON x.organization_id = g.organization_id AND x.directory_id = g.directory_id AND x.group_id = g.id
    WHERE g.organization_id = ${organizationId}::uuid AND d.retired_at IS NULL`;
  return counted ?? { total: 0, mapped: 0, unmapped: 0 };
}

async function activityByHour({ db, organizationId }: OrganizationScope): Promise<ActivityHour[]> {
  const lastHour = Math.floor(Date.now() / hourMs) * hourMs;
  const hours = Array.from({ length: 24 }, (_, index) => new Date(lastHour - (23 - index) * hourMs));
  const rows = await db.prisma.$queryRaw<ActivityHour[]>`
    SELECT date_trunc('hour', r.at, 'UTC') AS at,
      count(*) FILTER (WHERE ${isChange})::int AS changes,
      count(*) FILTER (WHERE r.status >= 400)::int AS failures
    FROM provisioning_record r
    WHERE r.organization_id = ${organizationId}::uuid AND r.at >= ${hours[0]}
    GROUP BY 1`;
  const byHour = new Map(rows.map((row) => [row.at.getTime(), row]));
  return hours.map((at) => byHour.get(at.getTime()) ?? { at, changes: 0, failures: 0 });
}
