import {
  type ListQuery,
  listResponse,
  parseListQuery,
  parseSearchRequest,
  type ResourceType,
  returns,
  ScimError,
  type ScimObject,
} from '@rollcall/scim';
import type { Page, ResourceQuery } from '#domain/directory/queries.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import type { View } from './render.ts';

/** A page when the client names no size, and the largest one; asking for more is no error (RFC 7644 section 3.4.2.4). */
export const listLimits = { countDefault: 100, countMax: 1_000 };

/** How the resources of one type are listed. */
export type Listing<Resource> = {
  readonly resourceType: ResourceType;
  /** The attribute that is read only when the answer shows it. */
  readonly edges: 'groups' | 'members';
  readonly find: (scope: DirectoryScope, query: ResourceQuery) => Promise<Page<Resource>>;
  readonly render: (resource: Resource, view: View) => ScimObject;
};

/** GET of a collection (RFC 7644 section 3.4.2). */
export function listHandler<Resource>(listing: Listing<Resource>): Handler {
  return (exchange) =>
    answer(listing, exchange, parseListQuery(exchange.query, listing.resourceType, listLimits));
}

/** POST to `.search`: the same with the parameters in the body (RFC 7644 section 3.4.3). */
export function searchHandler<Resource>(listing: Listing<Resource>): Handler {
  return (exchange) =>
    answer(listing, exchange, parseSearchRequest(exchange.body, listing.resourceType, listLimits));
}

async function answer<Resource>(
  { edges, find, render }: Listing<Resource>,
  { scope, baseUrl }: Exchange,
  { filter, sort, paging, projection }: ListQuery,
): Promise<Answer> {
  if (paging.kind === 'cursor')
    throw new ScimError('invalidCursor', 'Pages are asked for by startIndex and count.');
  const { startIndex, count } = paging;
  const withEdges = returns(projection, edges);
  const page = await find(scope, { filter, sort, baseUrl, offset: startIndex - 1, count, withEdges });
  const resources = page.resources.map((resource) => render(resource, { baseUrl, projection }));
  return {
    status: 200,
    totalResults: page.totalResults,
    body: listResponse({ totalResults: page.totalResults, startIndex, resources }),
  };
}
