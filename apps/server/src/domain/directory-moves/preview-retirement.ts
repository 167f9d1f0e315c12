import { administers, type Role, rankOf } from '@rollcall/access';
import { Prisma, type Transaction } from '@rollcall/db';
import { z } from 'zod';
import { type ReasonRow, type RoleReason, reasonOfRow } from '#domain/members/role-reason.ts';
import { decodeCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { lockoutSentence } from '#domain/roles/refuse-lockout.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { Actor, ActorScope, OrganizationScope } from '#domain/scope.ts';
import { getMove } from './move.ts';

type Named = { readonly count: number; readonly names: readonly string[] };

/** Somebody who loses access or gets another role when the old directory is retired. */
export type PersonOfRetirement = {
  readonly memberId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly from: Role;
  readonly to: Role;
  /** Why they would have the role. */
  readonly reason: RoleReason;
};

/** Exactly what retiring the old directory would do at this moment. */
export type RetirementPreview = {
  /** A retirement that names it happens only if it does the same to the same people. */
  readonly digest: string;
  /** Who gets in by the old directory alone. */
  readonly losingAccess: number;
  /** Who keeps access, and gets another role. */
  readonly otherRole: number;
  readonly transitions: readonly { readonly from: Role; readonly to: Role; readonly people: number }[];
  /** Who keeps access and role. */
  readonly unchanged: number;
  /** Active people of the organization, now. */
  readonly active: number;
  /** People whom the identity provider removed, and whose removal is not settled: that does not change. */
  readonly withheld: number;
  readonly administrators: Named;
  /** What becomes of the actor; null when they are no member. */
  readonly own: { readonly losesAccess: boolean; readonly losesAdministration: boolean } | null;
  /** The credentials that work and will be revoked. */
  readonly credentials: readonly { readonly name: string; readonly lastUsedAt: Date | null }[];
  /** Why it would be refused; else null. */
  readonly refusal: string | null;
  readonly losing: Page<PersonOfRetirement>;
  readonly changing: Page<PersonOfRetirement>;
};

const namesShown = 10;
const pageSize = 25;

/** @throws not_found */
export async function previewRetirement(scope: ActorScope, directoryId: string): Promise<RetirementPreview> {
  await getMove(scope, directoryId);
  const { db, organizationId, actor } = scope;
  return await db.transaction((tx) => retirementOf(tx, { organizationId, actor, directoryId }));
}

/** Also asked by the retirement itself, for what it is refused by. */
export async function retirementOf(
  tx: Transaction,
  { organizationId, actor, directoryId }: { organizationId: string; actor: Actor; directoryId: string },
): Promise<RetirementPreview> {
  const actorId = actor.kind === 'account' ? actor.id : null;
  const organization = Prisma.sql`${organizationId}::uuid`;
  // One statement, so that all of it is of one instant.
  const [row] = await tx.$queryRaw<Row[]>`
    WITH ${outcomeOf(organizationId, directoryId)}, administrator AS MATERIALIZED (
      SELECT m.id, m.display_name FROM member m
      WHERE m.organization_id = ${organization} AND m.role = ANY (rollcall.administering_roles())
        AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)
    ), administrator_after AS MATERIALIZED (
      SELECT id, display_name FROM administrator a WHERE NOT EXISTS (SELECT FROM outcome o WHERE o.id = a.id)
      UNION ALL
      SELECT o.id, o.display_name FROM outcome o
      JOIN member m ON m.organization_id = ${organization} AND m.id = o.id AND NOT rollcall.removal_is_pending(m)
      WHERE o.has_access AND o.to_role = ANY ((SELECT rollcall.administering_roles())::text[])
    )
    SELECT
      (SELECT ${retirementDigest(Prisma.sql`(SELECT id FROM outcome WHERE had_access AND NOT has_access)`, Prisma.sql`(SELECT * FROM outcome WHERE from_role <> to_role)`)}) AS digest,
      (SELECT count(*)::int FROM outcome WHERE had_access AND NOT has_access) AS "losingAccess",
      (SELECT count(*)::int FROM outcome WHERE has_access AND from_role = to_role) AS unchanged,
      (SELECT coalesce(jsonb_agg(t), '[]') FROM (
        SELECT from_role AS from, to_role AS to, count(*) AS people FROM outcome
        WHERE has_access AND from_role <> to_role GROUP BY 1, 2
      ) AS t) AS transitions,
      (SELECT count(*)::int FROM member m
        WHERE m.organization_id = ${organization} AND m.active AND m.merged_into_id IS NULL) AS active,
      (SELECT count(*)::int FROM withheld_removal w
        WHERE w.organization_id = ${organization} AND w.directory_id = ${directoryId}::uuid) AS withheld,
      ${named(Prisma.sql`administrator`)} AS "administratorsBefore",
      ${named(Prisma.sql`administrator_after`)} AS administrators,
      (SELECT jsonb_build_object('hadAccess', o.had_access, 'hasAccess', o.has_access, 'from', o.from_role, 'to', o.to_role)
        FROM outcome o JOIN member m ON m.organization_id = ${organization} AND m.id = o.id
        WHERE m.account_id = ${actorId}::uuid) AS own,
      EXISTS (SELECT FROM member m WHERE m.organization_id = ${organization} AND m.account_id = ${actorId}::uuid) AS "isMember",
      (SELECT coalesce(jsonb_agg(p), '[]') FROM (${peopleOf(organizationId, { kind: 'losing', limit: pageSize })}) AS p) AS losing,
      (SELECT coalesce(jsonb_agg(p), '[]') FROM (${peopleOf(organizationId, { kind: 'changing', limit: pageSize })}) AS p) AS changing`;
  if (!row) throw new Error('A query without a table has a row');
  const credentials = await tx.scimCredential.findMany({
    where: { organizationId, directoryId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { name: true, lastUsedAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return { ...previewOf(row), credentials };
}

export type RetirementPeople = 'losing' | 'changing';

/** More of those of a preview. @throws not_found */
export async function listPeopleOfRetirement(
  scope: OrganizationScope,
  given: { directoryId: string; kind: RetirementPeople; cursor?: string | undefined; limit: number },
): Promise<Page<PersonOfRetirement>> {
  await getMove(scope, given.directoryId);
  const { db, organizationId } = scope;
  const rows = await db.prisma.$queryRaw<PersonRow[]>`
    WITH ${outcomeOf(organizationId, given.directoryId)} ${peopleOf(organizationId, given)}`;
  return pageOfPeople(rows, given.limit);
}

function outcomeOf(organizationId: string, directoryId: string): Prisma.Sql {
  return Prisma.sql`outcome AS MATERIALIZED (
    SELECT m.id, m.display_name, m.email, o.had_access, o.has_access, o.from_role, o.to_role, o.reason,
      o.directory_id, o.group_id, o.attribute, o.attribute_value
    FROM rollcall.retirement_outcome(${organizationId}::uuid, ${directoryId}::uuid) AS o
    JOIN member m ON m.organization_id = ${organizationId}::uuid AND m.id = o.member_id
  )`;
}

/** `ended`: rows of an `id`, of who loses access. `changed`: rows of `id`, `from_role`, `to_role`. */
export function retirementDigest(ended: Prisma.Sql, changed: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*) || ':' || coalesce(bit_xor(rollcall.end_of_access_key(id)), 0) FROM ${ended} AS ended
  ) || ' ' || (
    SELECT count(*) || ':' || coalesce(bit_xor(rollcall.change_key(id, from_role, to_role)), 0) FROM ${changed} AS changed
  )`;
}

const cursorKey = z.tuple([z.number(), z.string(), z.guid()]);

/** One page of them and one more: first those for whom it matters most, by name. */
function peopleOf(
  organizationId: string,
  { kind, cursor, limit }: { kind: RetirementPeople; cursor?: string | undefined; limit: number },
): Prisma.Sql {
  const which = {
    losing: Prisma.sql`had_access AND NOT has_access`,
    changing: Prisma.sql`has_access AND from_role <> to_role`,
  }[kind];
  const after = cursor ? decodeCursor(cursor, cursorKey) : null;
  return Prisma.sql`
    SELECT p.id AS "memberId", p.display_name AS "displayName", p.email, p.from_role AS from, p.to_role AS to, p.weight, p.key,
      p.reason, p.directory_id AS "reasonDirectoryId", d.name AS "reasonDirectoryName",
      p.group_id AS "reasonGroupId", g.display_name AS "reasonGroupName",
      p.attribute AS "reasonAttribute", p.attribute_value AS "reasonValue"
    FROM (
      SELECT * FROM (
        SELECT outcome.*, lower(display_name) AS key, -before.rank AS weight
        FROM outcome JOIN role before ON before.name = from_role WHERE ${which}
      ) AS weighed
      WHERE ${after ? Prisma.sql`(weight, key, id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)` : Prisma.sql`true`}
      ORDER BY weight, key, id LIMIT ${limit + 1}
    ) AS p
    LEFT JOIN directory d ON d.organization_id = ${organizationId}::uuid AND d.id = p.directory_id
    LEFT JOIN directory_group g
      ON g.organization_id = ${organizationId}::uuid AND g.directory_id = p.directory_id AND g.id = p.group_id
    ORDER BY p.weight, p.key, p.id`;
}

type PersonRow = ReasonRow & {
  memberId: string;
  displayName: string;
  email: string | null;
  from: string;
  to: string;
  weight: number;
  key: string;
};

type Row = {
  digest: string;
  losingAccess: number;
  unchanged: number;
  transitions: { from: string; to: string; people: number }[];
  active: number;
  withheld: number;
  administratorsBefore: Named;
  administrators: Named;
  own: { hadAccess: boolean; hasAccess: boolean; from: string; to: string } | null;
  isMember: boolean;
  losing: PersonRow[];
  changing: PersonRow[];
};

function previewOf(row: Row): Omit<RetirementPreview, 'credentials'> {
  const { own, administrators, administratorsBefore, isMember } = row;
  const transitions = row.transitions
    .map(({ from, to, people }) => ({ from: roleFromDatabase(from), to: roleFromDatabase(to), people }))
    .sort((a, b) => rankOf(b.from) - rankOf(a.from) || rankOf(b.to) - rankOf(a.to));
  const losesAccess = own?.hadAccess === true && !own.hasAccess;
  const wasAdministering = own?.hadAccess === true && administers(roleFromDatabase(own.from));
  const isAdministering = own?.hasAccess === true && administers(roleFromDatabase(own.to));
  return {
    digest: row.digest,
    losingAccess: row.losingAccess,
    otherRole: transitions.reduce((sum, { people }) => sum + people, 0),
    transitions,
    unchanged: row.unchanged,
    active: row.active,
    withheld: row.withheld,
    administrators,
    own: isMember ? { losesAccess, losesAdministration: wasAdministering && !isAdministering } : null,
    refusal: administrators.count === 0 ? lockoutSentence(administratorsBefore) : null,
    losing: pageOfPeople(row.losing, pageSize),
    changing: pageOfPeople(row.changing, pageSize),
  };
}

function pageOfPeople(rows: readonly PersonRow[], limit: number): Page<PersonOfRetirement> {
  return pageOf(rows, limit, {
    item: ({ from, to, memberId, displayName, email, ...row }) => ({
      memberId,
      displayName,
      email,
      from: roleFromDatabase(from),
      to: roleFromDatabase(to),
      reason: reasonOfRow(row),
    }),
    key: ({ weight, key, memberId }) => [weight, key, memberId],
  });
}

function named(table: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('count', (SELECT count(*) FROM ${table}), 'names', (
    SELECT coalesce(jsonb_agg(display_name), '[]') FROM (
      SELECT display_name FROM ${table} ORDER BY display_name, id LIMIT ${namesShown}
    ) AS first
  ))`;
}
