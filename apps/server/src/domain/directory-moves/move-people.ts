import type { RequiredAttribute, Role } from '@rollcall/access';
import { isRequiredAttribute } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { decodeCursor, nameCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { getMove } from './move.ts';
import { type MatchKind, type MoveState, matchKinds, moveStates, peopleOfMove } from './people-of-move.ts';

export type MoveCounts = Readonly<Record<MoveState, number>> & {
  /** Of `new`, those without an address: nobody can be found by one. */
  readonly newWithoutEmail: number;
  /** Of `suggested`, those whom something surer than a name suggests, and who have access now. */
  readonly sure: number;
};

/** How many people of either directory are where. @throws not_found */
export async function countMovePeople(scope: OrganizationScope, directoryId: string): Promise<MoveCounts> {
  const move = await getMove(scope, directoryId);
  const { db, organizationId } = scope;
  const rows = await db.prisma.$queryRaw<{ state: string; people: number; without: number; sure: number }[]>`
    WITH ${peopleOfMove(organizationId, move)}
    SELECT state, count(*)::int AS people, count(*) FILTER (WHERE email IS NULL)::int AS without,
      count(*) FILTER (WHERE ${isSure})::int AS sure
    FROM classified c GROUP BY state`;
  const of = (state: MoveState) => rows.find((row) => row.state === state);
  const counts = Object.fromEntries(moveStates.map((state) => [state, of(state)?.people ?? 0]));
  return {
    ...(counts as Record<MoveState, number>),
    newWithoutEmail: of('new')?.without ?? 0,
    sure: of('suggested')?.sure ?? 0,
  };
}

/** Of `classified c`: what an admin may confirm for many at once. */
const isSure = Prisma.sql`(c.state = 'suggested' AND c.has_access AND EXISTS (
  SELECT FROM pair WHERE pair.old_member = c.id AND pair.rank < 5
))`;

/** Somebody of the new directory who looks like somebody of the old one. */
type Candidate = {
  readonly memberId: string;
  readonly displayName: string;
  readonly userName: string;
  readonly by: MatchKind;
};

/** Why nobody of the new directory is taken to be this person. */
type MissingReason =
  /** They are matched by their address as soon as the new directory has them. */
  | 'not_pushed'
  /** They have no address to be matched by. */
  | 'no_email'
  /** Somebody else has the same address. */
  | 'shared_email'
  /** The new directory had them and deleted them; who comes back by address alone is somebody new. */
  | 'left';

export type MovePerson = {
  readonly memberId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly isPinned: boolean;
  readonly hasAccess: boolean;
  readonly state: MoveState;
  /** What the old and the new directory call them. */
  readonly oldUserName: string | null;
  readonly newUserName: string | null;
  /** Of who is in both: what is the same in both; null when an admin said that they are one. */
  readonly matchedBy: MatchKind | null;
  readonly candidates: readonly Candidate[];
  /** Of `missing`. */
  readonly because: MissingReason | null;
  /** Of `unavailable`: what they lack; nothing when the new directory says that they are inactive. */
  readonly lacks: readonly RequiredAttribute[];
};

type Row = Omit<MovePerson, 'role' | 'matchedBy' | 'candidates' | 'lacks'> & {
  role: string;
  matchedBy: number | null;
  candidates: { memberId: string; displayName: string; userName: string; rank: number }[];
  lacks: string[] | null;
  key: string;
};

export type MovePeopleFilter = {
  readonly states: readonly MoveState[];
  readonly sureAlone?: boolean | undefined;
  readonly search?: string | undefined;
};

/** The people of either directory that are in one of the states, by name. @throws not_found */
export async function listMovePeople(
  scope: OrganizationScope,
  given: MovePeopleFilter & { directoryId: string; cursor?: string | undefined; limit: number },
): Promise<Page<MovePerson>> {
  const { directoryId, states, sureAlone, search, cursor, limit } = given;
  const move = await getMove(scope, directoryId);
  const { db, organizationId } = scope;
  const conditions = [Prisma.sql`c.state = ANY (${states}::text[])`];
  if (sureAlone) conditions.push(isSure);
  if (search) {
    const pattern = containing(search);
    conditions.push(Prisma.sql`(c.display_name ILIKE ${pattern} OR c.email ILIKE ${pattern}
      OR c.o_user_name ILIKE ${pattern} OR c.n_user_name ILIKE ${pattern})`);
  }
  if (cursor) {
    const [key, id] = decodeCursor(cursor, nameCursor);
    conditions.push(Prisma.sql`(lower(c.display_name), c.id) > (${key}, ${id}::uuid)`);
  }
  const rows = await db.prisma.$queryRaw<Row[]>`
    WITH ${peopleOfMove(organizationId, move)}, page AS MATERIALIZED (
      SELECT c.*, lower(c.display_name) AS key FROM classified c
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY lower(c.display_name), c.id LIMIT ${limit + 1}
    )
    SELECT c.id AS "memberId", c.display_name AS "displayName", c.email, c.role, c.reason = 'pin' AS "isPinned",
      c.has_access AS "hasAccess", c.state, c.o_user_name AS "oldUserName", c.n_user_name AS "newUserName", c.key,
      ${matchedRank} AS "matchedBy",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'memberId', n.id, 'displayName', n.display_name, 'userName', n.n_user_name, 'rank', pair.rank
        ) ORDER BY pair.rank, lower(n.display_name), n.id), '[]')
        FROM pair JOIN person n ON n.id = pair.new_member WHERE pair.old_member = c.id) AS candidates,
      CASE WHEN c.state = 'missing' THEN ${missingReason(organizationId, move.to.id)} END AS because,
      c.n_missing AS lacks
    FROM page c ORDER BY c.key, c.id`;
  return pageOf(rows, limit, {
    item: ({ key: _, role, matchedBy, candidates, lacks, ...row }) => ({
      ...row,
      role: roleFromDatabase(role),
      matchedBy: matchedBy === null ? null : matchKindOf(matchedBy),
      candidates: candidates.map(({ rank, ...candidate }) => ({ ...candidate, by: matchKindOf(rank) })),
      lacks: (lacks ?? []).filter(isRequiredAttribute),
    }),
    key: (row) => [row.key, row.memberId],
  });
}

const matchedRank = Prisma.sql`CASE
  WHEN c.o_id IS NULL OR c.n_id IS NULL THEN NULL
  WHEN lower(c.o_email) = lower(c.n_email) THEN 1
  WHEN lower(c.o_user_name) = lower(c.n_user_name) THEN 2
END`;

function missingReason(organizationId: string, toDirectoryId: string): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN EXISTS (
      SELECT FROM departed_user gone
      WHERE gone.organization_id = ${organizationId}::uuid AND gone.directory_id = ${toDirectoryId}::uuid AND gone.member_id = c.id
    ) THEN 'left'
    WHEN c.email IS NULL THEN 'no_email'
    WHEN EXISTS (
      SELECT FROM member other
      WHERE other.organization_id::text || ':' || lower(other.email) = ${organizationId} || ':' || lower(c.email)
        AND other.id <> c.id AND other.merged_into_id IS NULL
    ) THEN 'shared_email'
    ELSE 'not_pushed'
  END`;
}

function matchKindOf(rank: number): MatchKind {
  const kind = matchKinds[rank - 1];
  if (!kind) throw new RangeError(`There is no match of the rank ${rank}`);
  return kind;
}
