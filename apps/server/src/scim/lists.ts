import {
  groupResourceType,
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
import type { Page, PageStart, ResourceQuery } from '#domain/directory/queries.ts';
import * as directory from '#domain/directory/queries.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { parseCursor, printCursor } from './cursor.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { renderGroup, renderUser, type View } from './render.ts';

/** A page when the client names no size, and the largest one; asking for more is no error (RFC 7644 section 3.4.2.4). */
export const listLimits = { countDefault: 100, countMax: 1_000 };

/** A type of resource that can be listed: finds a page of it as the client shall see it. */
type Listing = {
  readonly resourceType: ResourceType;
  readonly find: (exchange: Exchange, query: ListQuery, start: PageStart) => Promise<Page<Found>>;
};

type Found = { readonly id: string; readonly rendered: ScimObject };

const users = listing(userResourceType, { edges: 'groups', find: directory.listUsers, render: renderUser });
const groups = listing(groupResourceType, {
  edges: 'members',
  find: directory.listGroups,
  render: renderGroup,
});

/** GET of a collection (RFC 7644 section 3.4.2). */
export const listUsers: Handler = (exchange) => listed(exchange, users, parseQuery(exchange, users));
export const listGroups: Handler = (exchange) => listed(exchange, groups, parseQuery(exchange, groups));

/** POST to `.search`: the same with the parameters in the body (RFC 7644 section 3.4.3). */
export const searchUsers: Handler = (exchange) => listed(exchange, users, parseSearch(exchange, users));
export const searchGroups: Handler = (exchange) => listed(exchange, groups, parseSearch(exchange, groups));

/** POST to `.search` at the base: users, then groups, as one list. What a type lacks has no value in its resources. */
export const searchAll: Handler = async (exchange) => {
  const limits = { ...listLimits, unknownAttributes: 'noValue' } as const;
  const found: Found[] = [];
  let totalResults = 0;
  let startIndex = 1;
  let count = 0;
  for (const { resourceType, find } of [users, groups]) {
    const query = parseSearchRequest(exchange.body, resourceType, limits);
    const { paging } = query;
    if (paging.kind === 'cursor')
      throw new ScimError('invalidCursor', 'A search of everything has no cursors.');
    ({ startIndex, count } = paging);
    const offset = Math.max(startIndex - 1 - totalResults, 0);
    const rest = { ...query, paging: { ...paging, count: count - found.length } };
    const page = await find(exchange, rest, { kind: 'offset', offset });
    found.push(...page.resources);
    totalResults += page.totalResults;
  }
  const resources = count === 0 ? undefined : found.map(({ rendered }) => rendered);
  return { status: 200, totalResults, body: listResponse({ totalResults, startIndex, resources }) };
};

async function listed(exchange: Exchange, { find }: Listing, query: ListQuery): Promise<Answer> {
  const { paging, sort } = query;
  if (paging.kind === 'index') {
    const { startIndex, count } = paging;
    const { totalResults, resources } = await find(exchange, query, {
      kind: 'offset',
      offset: startIndex - 1,
    });
    const rendered = count === 0 ? undefined : resources.map((each) => each.rendered);
    return {
      status: 200,
      totalResults,
      body: listResponse({ totalResults, startIndex, resources: rendered }),
    };
  }

  const list = JSON.stringify([
    query.filter ? printFilter(query.filter) : null,
    sort?.path.name,
    sort?.descending,
  ]);
  const start = parseCursor(paging.cursor, list);
  const { totalResults, resources } = await find(exchange, query, start);
  const last = resources.length === paging.count ? resources.at(-1) : undefined;
  const offset = start.kind === 'offset' ? start.offset + resources.length : 0;
  const next: PageStart | undefined =
    last && (sort ? { kind: 'offset', offset } : { kind: 'after', id: last.id });
  const nextCursor = next && printCursor(next, list);
  return {
    status: 200,
    totalResults,
    body: listResponse({ totalResults, resources: resources.map((each) => each.rendered), nextCursor }),
  };
}

function listing<Resource extends { readonly id: string }>(
  resourceType: ResourceType,
  given: {
    /** The attribute that is read only when the answer shows it. */
    readonly edges: 'groups' | 'members';
    readonly find: (scope: DirectoryScope, query: ResourceQuery) => Promise<Page<Resource>>;
    readonly render: (resource: Resource, view: View) => ScimObject;
  },
): Listing {
  const { edges, find, render } = given;
  return {
    resourceType,
    find: async ({ scope, baseUrl }, { filter, sort, paging, projection }, start) => {
      const withEdges = returns(projection, edges);
      const page = await find(scope, { filter, sort, baseUrl, start, count: paging.count, withEdges });
      const resources = page.resources.map((resource) => ({
        id: resource.id,
        rendered: render(resource, { baseUrl, projection }),
      }));
      return { totalResults: page.totalResults, resources };
    },
  };
}

function parseQuery({ query }: Exchange, { resourceType }: Listing): ListQuery {
  return parseListQuery(query, resourceType, listLimits);
}

function parseSearch({ body }: Exchange, { resourceType }: Listing): ListQuery {
  return parseSearchRequest(body, resourceType, listLimits);
}
