import {
  groupResourceType,
  type ListPage,
  type ListQuery,
  listResponse,
  parseListQuery,
  parseSearchRequest,
  printFilter,
  type ResourceType,
  returns,
  ScimError,
  type ScimObject,
  userResourceType,
} from '@rollcall/scim';
import type { PageStart } from '#domain/directory/queries.ts';
import * as directory from '#domain/directory/queries.ts';
import { parseCursor, printCursor } from './cursor.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { groupsWithMembers } from './groups-with-members.ts';
import type { LongList } from './long-answer.ts';
import { renderGroup, renderUser } from './render.ts';

/** A page when the client names no size, and the largest one; asking for more is no error (RFC 7644 section 3.4.2.4). */
export const listLimits = { countDefault: 100, countMax: 1_000 };

/** A type of resource that can be listed: finds a page of it as the client shall see it. */
type Listing = {
  readonly resourceType: ResourceType;
  readonly find: (exchange: Exchange, query: ListQuery, start: PageStart) => Promise<Found>;
};

/** A page: its resources in order, and what is shown of them, first those that are whole. */
type Found = {
  readonly totalResults: number;
  readonly ids: readonly string[];
  readonly whole: readonly ScimObject[];
  /** Those whose members are read while they are sent. */
  readonly long?: LongList['parts'] | undefined;
};

const users: Listing = {
  resourceType: userResourceType,
  find: async ({ scope, baseUrl }, query, start) => {
    const { projection } = query;
    const withGroups = returns(projection, 'groups');
    const page = await directory.listUsers(scope, { ...pageOf(query), baseUrl, start, withGroups });
    const whole = page.resources.map((user) => renderUser(user, { baseUrl, projection }));
    return { totalResults: page.totalResults, ids: page.resources.map(({ id }) => id), whole };
  },
};

const groups: Listing = {
  resourceType: groupResourceType,
  find: async ({ scope, baseUrl }, query, start) => {
    const view = { baseUrl, projection: query.projection };
    const page = await directory.listGroups(scope, { ...pageOf(query), baseUrl, start, withGroups: false });
    const found = { totalResults: page.totalResults, ids: page.resources.map(({ id }) => id) };
    if (returns(query.projection, 'members') && page.resources.some(({ people }) => people > 0))
      return { ...found, whole: [], long: groupsWithMembers(scope, page.resources, view) };
    return { ...found, whole: page.resources.map((group) => renderGroup(group, view)) };
  },
};

/** GET of a collection (RFC 7644 section 3.4.2). */
export const listUsers: Handler = (exchange) => listed(exchange, users, parseQuery(exchange, users));
export const listGroups: Handler = (exchange) => listed(exchange, groups, parseQuery(exchange, groups));

/** POST to `.search`: the same with the parameters in the body (RFC 7644 section 3.4.3). */
export const searchUsers: Handler = (exchange) => listed(exchange, users, parseSearch(exchange, users));
export const searchGroups: Handler = (exchange) => listed(exchange, groups, parseSearch(exchange, groups));

/** What a type lacks has no value in its resources. */
const limitsOfAll = { ...listLimits, unknownAttributes: 'noValue' } as const;

/** GET of the base itself (RFC 7644 section 3.4.2.1). */
export const listAll: Handler = (exchange) =>
  listedOfAll(exchange, (resourceType) => parseListQuery(exchange.query, resourceType, limitsOfAll));

/** POST to `.search` at the base. */
export const searchAll: Handler = (exchange) =>
  listedOfAll(exchange, (resourceType) => parseSearchRequest(exchange.body, resourceType, limitsOfAll));

/** Users, then groups, as one list. */
async function listedOfAll(
  exchange: Exchange,
  queryOf: (resourceType: ResourceType) => ListQuery,
): Promise<Answer> {
  let found: Found = { totalResults: 0, ids: [], whole: [] };
  let head = { startIndex: 1, count: 0 };
  for (const { resourceType, find } of [users, groups]) {
    const query = queryOf(resourceType);
    const { paging } = query;
    if (paging.kind === 'cursor')
      throw new ScimError('invalidCursor', 'A list of everything has no cursors.');
    head = paging;
    const offset = Math.max(paging.startIndex - 1 - found.totalResults, 0);
    const rest = { ...query, paging: { ...paging, count: paging.count - found.ids.length } };
    const page = await find(exchange, rest, { kind: 'offset', offset });
    found = {
      totalResults: found.totalResults + page.totalResults,
      ids: [...found.ids, ...page.ids],
      whole: [...found.whole, ...page.whole],
      long: page.long,
    };
  }
  return listAnswer(found, head);
}

async function listed(exchange: Exchange, { find }: Listing, query: ListQuery): Promise<Answer> {
  const { paging, sort } = query;
  if (paging.kind === 'index') {
    const start = { kind: 'offset', offset: paging.startIndex - 1 } as const;
    return listAnswer(await find(exchange, query, start), paging);
  }

  const list = JSON.stringify([
    query.filter ? printFilter(query.filter) : null,
    sort?.path.name,
    sort?.descending,
  ]);
  const start = parseCursor(paging.cursor, list);
  const found = await find(exchange, query, start);
  const last = found.ids.length === paging.count ? found.ids.at(-1) : undefined;
  const offset = start.kind === 'offset' ? start.offset + found.ids.length : 0;
  const next: PageStart | undefined =
    last === undefined ? undefined : sort ? { kind: 'offset', offset } : { kind: 'after', id: last };
  return listAnswer(found, { nextCursor: next && printCursor(next, list) });
}

/** A page by index has `startIndex` and `count`; without resources where none were asked for. */
function listAnswer(
  { totalResults, ids, whole, long }: Found,
  { count, ...head }: Pick<ListPage<unknown>, 'startIndex' | 'nextCursor'> & { count?: number },
): Answer {
  const resources = count === 0 ? undefined : ids;
  const { Resources: shown, ...body } = listResponse({ totalResults, resources, ...head });
  if (!shown) return { status: 200, totalResults, body };
  if (!long) return { status: 200, totalResults, body: { ...body, Resources: whole } };
  return { status: 200, totalResults, body, list: { name: 'Resources', parts: following(whole, long) } };
}

async function* following(whole: readonly ScimObject[], long: LongList['parts']): LongList['parts'] {
  yield whole;
  yield* long;
}

function pageOf({ filter, sort, paging }: ListQuery) {
  return { filter, sort, count: paging.count };
}

function parseQuery({ query }: Exchange, { resourceType }: Listing): ListQuery {
  return parseListQuery(query, resourceType, listLimits);
}

function parseSearch({ body }: Exchange, { resourceType }: Listing): ListQuery {
  return parseSearchRequest(body, resourceType, listLimits);
}
