import { administers, type Role, rankOf } from '@rollcall/access';
import { Prisma, type Transaction } from '@rollcall/db';
import type { Page } from '#domain/paging/keyset-cursor.ts';
import type { ActorScope } from '#domain/scope.ts';
import {
  administering,
  outcomeOf,
  type PreviewedPerson,
  type PreviewedPersonRow,
  pageOfPeople,
  peopleAfter,
  roleChangesDigest,
} from './preview-people.ts';
import { lockoutSentence } from './refuse-lockout.ts';
import { roleFromDatabase } from './role-from-database.ts';
import { differenceOf, type StagedRoles, stagedJson } from './staged-roles.ts';

/** The first by name, and how many there are. */
type Named = { readonly count: number; readonly names: readonly string[] };

/** How many go from one role to another; `withoutAccess` of them are inactive or incomplete. */
type Transition = {
  readonly from: Role;
  readonly to: Role;
  readonly people: number;
  readonly withoutAccess: number;
};

/** Exactly what a save of staged changes would do at this moment. */
export type RolePreview = {
  readonly mappingsVersion: number;
  /** A save that names it happens only if it changes the same roles of the same people. */
  readonly digest: string;
  readonly gain: number;
  readonly lose: number;
  /** Who is concerned and keeps their role all the same, by another group, a pin, an override or a hold. */
  readonly keep: number;
  readonly transitions: readonly Transition[];
  /** Who can run the organization afterwards. */
  readonly administrators: Named;
  /** What becomes of the actor's own role; null when they are no member. */
  readonly own: { readonly from: Role; readonly to: Role; readonly losesAdministration: boolean } | null;
  /** Active people whom nothing gives a role afterwards, so that they have the default role. */
  readonly byDefault: { readonly role: Role; readonly people: number };
  /** Why the save would be refused; else null. */
  readonly refusal: string | null;
  readonly people: Page<PreviewedPerson>;
};

const namesShown = 10;
const peoplePageSize = 50;

/** @throws as a save of the same does, but for stale and conflict. */
export async function previewRoles(scope: ActorScope, staged: StagedRoles): Promise<RolePreview> {
  const { db, organizationId, actor } = scope;
  const difference = await differenceOf(db.prisma, organizationId, staged);
  const json = stagedJson(difference);
  const actorId = actor.kind === 'account' ? actor.id : null;
  // One statement, so that all of it is of one instant.
  const ask = (tx: Transaction) => tx.$queryRaw<Row[]>`
    WITH ${outcomeOf(organizationId, json)}, administrator AS MATERIALIZED (
      SELECT m.id, m.display_name, NOT EXISTS (
        SELECT FROM changed c WHERE c.id = m.id AND c.from_role = ANY (${administering})
      ) AS stays FROM member m
      WHERE m.organization_id = ${organizationId}::uuid AND m.role = ANY (rollcall.administering_roles()) AND rollcall.has_access(m)
        AND NOT rollcall.removal_is_pending(m)
    ), administrator_after AS MATERIALIZED (
      SELECT id, display_name FROM administrator WHERE stays
      UNION ALL
      SELECT c.id, c.display_name FROM changed c
      JOIN member m ON m.organization_id = ${organizationId}::uuid AND m.id = c.id AND NOT rollcall.removal_is_pending(m)
      WHERE c.has_access AND c.to_role = ANY (${administering})
    )
    SELECT o.mappings_version AS "mappingsVersion",
      (SELECT ${roleChangesDigest} FROM changed) AS digest,
      (SELECT count(*)::int FROM outcome WHERE from_role = to_role) AS keep,
      (SELECT coalesce(jsonb_agg(t), '[]') FROM (
        SELECT from_role AS from, to_role AS to, count(*) AS people, count(*) FILTER (WHERE NOT has_access) AS "withoutAccess"
        FROM changed GROUP BY 1, 2
      ) AS t) AS transitions,
      ${named(Prisma.sql`administrator`)} AS "administratorsBefore",
      ${named(Prisma.sql`administrator_after`)} AS administrators,
      (SELECT jsonb_build_object('from', m.role, 'to', coalesce(c.to_role, m.role)) FROM member m
        LEFT JOIN changed c ON c.id = m.id
        WHERE m.account_id = ${actorId}::uuid AND m.organization_id = o.id) AS own,
      coalesce(${json}::jsonb ->> 'defaultRole', o.default_role) AS "defaultRole",
      (SELECT count(*) FROM member m WHERE m.organization_id = o.id AND m.active AND m.merged_into_id IS NULL
          AND m.reason = 'default')::int
        + (SELECT count(*) FILTER (WHERE active AND reason = 'default') - count(*) FILTER (WHERE was_by_default)
          FROM outcome)::int AS "byDefault",
      (SELECT coalesce(jsonb_agg(p), '[]') FROM (${peopleAfter(organizationId, { limit: peoplePageSize })}) AS p) AS people
    FROM organization o WHERE o.id = ${organizationId}::uuid`;
  const [row] = await db.transaction(async (tx) => {
    // Everybody of a large group in memory, instead of on disk several times over.
    await tx.$executeRaw`SET LOCAL work_mem = '64MB'`;
    return await ask(tx);
  });
  if (!row) throw new Error('The organization of a scope does not exist');
  return previewOf(row);
}

type Row = {
  mappingsVersion: number;
  digest: string;
  keep: number;
  transitions: { from: string; to: string; people: number; withoutAccess: number }[];
  administratorsBefore: Named;
  administrators: Named;
  own: { from: string; to: string } | null;
  defaultRole: string;
  byDefault: number;
  people: PreviewedPersonRow[];
};

function previewOf(row: Row): RolePreview {
  const transitions = row.transitions
    .map(({ from, to, ...counts }) => ({ ...rolesOf({ from, to }), ...counts }))
    .sort((a, b) => rankOf(b.to) - rankOf(a.to) || rankOf(b.from) - rankOf(a.from));
  const peopleWho = (moves: (rise: number) => boolean) =>
    transitions
      .filter(({ from, to }) => moves(rankOf(to) - rankOf(from)))
      .reduce((sum, { people }) => sum + people, 0);
  const own = row.own && rolesOf(row.own);
  const isLockout = row.administratorsBefore.count > 0 && row.administrators.count === 0;
  return {
    mappingsVersion: row.mappingsVersion,
    digest: row.digest,
    gain: peopleWho((rise) => rise > 0),
    lose: peopleWho((rise) => rise < 0),
    keep: row.keep,
    transitions,
    administrators: row.administrators,
    own: own && { ...own, losesAdministration: administers(own.from) && !administers(own.to) },
    byDefault: { role: roleFromDatabase(row.defaultRole), people: row.byDefault },
    refusal: isLockout ? lockoutSentence(row.administratorsBefore) : null,
    people: pageOfPeople(row.people, peoplePageSize),
  };
}

function rolesOf({ from, to }: { from: string; to: string }): { from: Role; to: Role } {
  return { from: roleFromDatabase(from), to: roleFromDatabase(to) };
}

function named(table: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('count', (SELECT count(*) FROM ${table}), 'names', (
    SELECT coalesce(jsonb_agg(display_name), '[]') FROM (
      SELECT display_name FROM ${table} ORDER BY display_name, id LIMIT ${namesShown}
    ) AS first
  ))`;
}
