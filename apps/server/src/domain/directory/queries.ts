import { hash } from 'node:crypto';
import { explainDatabaseError, type Statement } from '@rollcall/db';
import { type ListQuery, type ScimDocument, ScimError } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { refuseCostly } from './filter-cost.ts';
import { findsOneAtMost, isLookUp, nameLookedUp } from './filter-look-ups.ts';
import { filterToSql } from './filter-to-sql.ts';
import type { ResourceTable } from './filter-values.ts';
import { instant } from './instant.ts';
import { orderToSql } from './order-to-sql.ts';
import { Parameters } from './parameters.ts';
import { recentUsers } from './recent-users.ts';
import {
  isResourceId,
  type Reference,
  type StoredGroup,
  type StoredResource,
  type StoredUser,
} from './resources.ts';

/** A page of a list. `totalResults` counts all that match, whatever the page. */
export type Page<T> = { readonly totalResults: number; readonly resources: readonly T[] };

/** Where a page begins: after so many resources, or, in the order of ids, after this one. */
export type PageStart =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'after'; readonly id: string };

/** What a list asks for; `baseUrl` is what `$ref` and `meta.location` begin with. */
export type ResourceQuery = Pick<ListQuery, 'filter' | 'sort'> & {
  readonly baseUrl: string;
  readonly start: PageStart;
  /** How many to return at most. */
  readonly count: number;
  /** Whether to read `groups` of users. */
  readonly withGroups: boolean;
};

/**
 * Of the user `r`. The group is looked up for each membership: as a join, PostgreSQL may read all groups while it knows
 * nothing of them.
 */
export const groupsOfUser = `(
  SELECT json_agg(json_build_object('value', s.group_id, 'display', (
    SELECT display_name FROM directory_group
    WHERE organization_id = s.organization_id AND directory_id = s.directory_id AND id = s.group_id
  )))
  FROM membership s
  WHERE s.organization_id = r.organization_id AND s.directory_id = r.directory_id AND s.directory_user_id = r.id
) AS groups`;

function selectFrom(table: ResourceTable, withGroups: boolean): string {
  return `${columnsOf(table, withGroups)} ${from(table)}`;
}

function from(rows: string): string {
  return `FROM ${rows} r WHERE r.organization_id = $1 AND r.directory_id = $2`;
}

function columnsOf(table: ResourceTable, withGroups: boolean): string {
  const more = table === 'directory_group' ? ', r.people' : withGroups ? `, ${groupsOfUser}` : '';
  return `SELECT r.id, r.document::text, r.revision, ${instant('r.created_at')}, ${instant('r.last_modified_at')}${more}`;
}

const userById = byId('directory_user', 'user_by_id', true);
const groupById = byId('directory_group', 'group_by_id', false);

function byId(table: ResourceTable, name: string, withGroups: boolean): Statement {
  return { name, text: `${selectFrom(table, withGroups)} AND r.id = $3` };
}

/** What IdPs ask all day. */
const userByName = byName('directory_user', 'user_by_name', { column: 'user_name', withGroups: false });
const userWithGroupsByName = byName('directory_user', 'user_with_groups_by_name', {
  column: 'user_name',
  withGroups: true,
});
const groupByName = byName('directory_group', 'group_by_name', { column: 'display_name', withGroups: false });

/** The row is found apart from the rest, as by every index (filter-look-ups.ts). */
function byName(
  table: ResourceTable,
  name: string,
  { column, withGroups }: { column: string; withGroups: boolean },
): Statement {
  const found = `SELECT * FROM ${table} WHERE lower(${column}) = lower($3::text) AND directory_id = $2 OFFSET 0`;
  return { name, text: `${columnsOf(table, withGroups)} ${from(`(${found})`)}` };
}

// Of the readers everywhere in the domain, `find…` returns null for what is not there, `get…` throws not_found, and
// `list…` returns many.

/** Null when this directory has no such user. */
export async function findUser(scope: DirectoryScope, id: string): Promise<StoredUser | null> {
  const row = await find(scope, userById, id);
  return row && seen(scope, userOf(row, true), row);
}

/** Null when this directory has no such group. */
export async function findGroup(scope: DirectoryScope, id: string): Promise<StoredGroup | null> {
  const row = await find(scope, groupById, id);
  return row && groupOf(row);
}

export async function listUsers(scope: DirectoryScope, query: ResourceQuery): Promise<Page<StoredUser>> {
  const { rows, totalResults } = await list(scope, 'directory_user', query);
  const resources = rows.map((row) => userOf(row, query.withGroups));
  const [user] = resources;
  const [row] = rows;
  // Whom a look-up finds is who changes next, as a rule; a page of many would push out those of others.
  if (user && row && rows.length === 1) seen(scope, user, row);
  return { totalResults, resources };
}

export async function listGroups(scope: DirectoryScope, query: ResourceQuery): Promise<Page<StoredGroup>> {
  const { rows, totalResults } = await list(scope, 'directory_group', query);
  return { totalResults, resources: rows.map(groupOf) };
}

async function find(scope: DirectoryScope, statement: Statement, id: string): Promise<Row | null> {
  if (!isResourceId(id)) return null;
  const [row] = await scope.db.query<Row>(statement, [scope.organizationId, scope.directoryId, id]);
  return row ?? null;
}

async function list(scope: DirectoryScope, table: ResourceTable, query: ResourceQuery) {
  const { count } = query;
  if (query.filter) refuseCostly(query.filter);
  const rows = count === 0 ? [] : await page(scope, table, query);
  return { rows, totalResults: totalOf(rows.length, table, query) ?? (await total(scope, table, query)) };
}

/**
 * How many there are in all, where a page says it: one that is not full is the last one, and that of a look-up by name
 * the only one. Null where they have to be counted.
 */
function totalOf(found: number, table: ResourceTable, query: ResourceQuery): number | null {
  const { start, count } = query;
  if (start.kind === 'after') return null;
  const { offset } = start;
  const isLast = found < count || (count > 0 && isUnique(query, table));
  // An empty page may be far beyond the end.
  return isLast && (offset === 0 || found > 0) ? offset + found : null;
}

async function page(scope: DirectoryScope, table: ResourceTable, query: ResourceQuery): Promise<Row[]> {
  const { filter, start, sort, withGroups } = query;
  const isFirst = start.kind === 'offset' && start.offset === 0;
  const name = filter && !sort && isFirst ? nameLookedUp(filter, table) : null;
  if (name !== null) {
    const userStatement = withGroups ? userWithGroupsByName : userByName;
    const statement = table === 'directory_group' ? groupByName : userStatement;
    return await scope.db.query<Row>(statement, [scope.organizationId, scope.directoryId, name]);
  }
  const parameters = new Parameters(scope.organizationId, scope.directoryId);
  const conditions = [
    ...(filter ? [filterToSql(filter, { table, ...query }, parameters)] : []),
    ...(start.kind === 'after' ? [`r.id > ${parameters.add(start.id)}::uuid`] : []),
  ].map((condition) => ` AND ${condition}`);
  const where = conditions.join('');
  if (start.kind === 'offset' && start.offset > 0) {
    // Groups are looked up for those on the page alone: beside the offset, they would be for all who are passed over.
    const order = orderToSql(query.sort, { table, ...query }, parameters);
    const limit = `LIMIT ${parameters.add(query.count)} OFFSET ${parameters.add(start.offset)}`;
    const onPage = `SELECT r.* ${from(table)}${where} ORDER BY ${order} ${limit}`;
    const text = `${columnsOf(table, withGroups)} FROM (${onPage}) AS r ORDER BY ${order}`;
    return await run<Row>(scope, { table, text, query }, parameters.values);
  }
  const text = `${selectFrom(table, withGroups)}${where}${pageToSql(query, table, parameters)}`;
  return await run<Row>(scope, { table, text, query }, parameters.values);
}

/**
 * One resource at most needs no order and no limit. A limit that PostgreSQL does not know makes it expect to pass over
 * rows, and plan the statement anew for each request, which costs several times what it does to run it.
 */
function pageToSql(query: ResourceQuery, table: ResourceTable, parameters: Parameters): string {
  const { sort, count } = query;
  if (isUnique(query, table)) return '';
  const order = orderToSql(sort, { table, ...query }, parameters);
  return ` ORDER BY ${order} LIMIT ${parameters.add(count)}`;
}

function isUnique({ filter, sort }: ResourceQuery, table: ResourceTable): boolean {
  return !sort && filter !== undefined && findsOneAtMost(filter, table);
}

async function total(scope: DirectoryScope, table: ResourceTable, query: ResourceQuery): Promise<number> {
  const parameters = new Parameters(scope.organizationId, scope.directoryId);
  const condition = query.filter ? ` AND ${filterToSql(query.filter, { table, ...query }, parameters)}` : '';
  const text = `SELECT count(*)::int AS total FROM ${table} r WHERE r.organization_id = $1 AND r.directory_id = $2${condition}`;
  const [row] = await run<{ total: number }>(scope, { table, text, query }, parameters.values);
  return row?.total ?? 0;
}

/**
 * A look-up that an index serves is what IdPs ask all day: it goes among the other statements, prepared where it is one
 * comparison. Whatever else a client makes up runs apart from them, within a time, and leaves nothing prepared.
 */
async function run<Result extends object>(
  scope: DirectoryScope,
  { table, text, query }: { table: ResourceTable; text: string; query: ResourceQuery },
  values: readonly unknown[],
): Promise<Result[]> {
  const { filter, sort } = query;
  if (!sort && filter && isLookUp(filter, table)) {
    const name = hash('sha1', text, 'base64url');
    return await scope.db.query<Result>(filter.kind === 'comparison' ? { name, text } : { text }, values);
  }
  try {
    return await scope.db.costlyQuery<Result>({ text }, values);
  } catch (error) {
    if (explainDatabaseError(error)?.code !== 'slow') throw error;
    throw new ScimError('tooMany', 'The answer takes too long. Ask for less at once.');
  }
}

type Row = {
  id: string;
  /** As JSON. */
  document: string;
  revision: number;
  created_at: string;
  last_modified_at: string;
  /** Of a user, where they were asked for. */
  groups?: Reference[] | null;
  /** Of a group. */
  people?: number;
};

/** Returns the user, who is remembered. */
function seen(scope: DirectoryScope, user: StoredUser, { document }: Row): StoredUser {
  recentUsers.remember(scope, user, document);
  return user;
}

function userOf(row: Row, withGroups: boolean): StoredUser {
  return { ...resourceOf(row), groups: withGroups ? (row.groups ?? []) : undefined };
}

function groupOf(row: Row): StoredGroup {
  return { ...resourceOf(row), people: row.people ?? 0 };
}

function resourceOf(row: Row): StoredResource {
  return {
    id: row.id,
    document: JSON.parse(row.document) as ScimDocument,
    revision: row.revision,
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
  };
}
