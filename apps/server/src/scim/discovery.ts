import { resourceTypeDocuments, schemaDocuments, serviceProviderConfig } from '@rollcall/scim';
import { AppError, notFound } from '#errors.ts';
import type { Exchange, Handler } from './exchange.ts';
import { listLimits } from './lists.ts';

/** Only what works is claimed. */
export const readServiceProviderConfig: Handler = ({ baseUrl }) => ({
  status: 200,
  body: serviceProviderConfig(baseUrl, {
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: listLimits.countMax },
    patch: true,
    sort: true,
    etag: true,
    changePassword: false,
    pagination: {
      cursor: false,
      index: true,
      defaultPageSize: listLimits.countDefault,
      maxPageSize: listLimits.countMax,
      cursorTimeoutSeconds: 0,
    },
    authenticationSchemes: ['oauthbearertoken'],
  }),
});

export const listResourceTypes: Handler = (exchange) =>
  documents(exchange, resourceTypeDocuments(exchange.baseUrl));
export const readResourceType: Handler = (exchange) =>
  documentOf(exchange, resourceTypeDocuments(exchange.baseUrl), 'resource type');
export const listSchemas: Handler = (exchange) => documents(exchange, schemaDocuments(exchange.baseUrl));
export const readSchema: Handler = (exchange) =>
  documentOf(exchange, schemaDocuments(exchange.baseUrl), 'schema');

type Described = { readonly id: string };

/** RFC 7644 section 4: a filter is refused here, lest a client believe that it was obeyed. */
function documents({ query }: Exchange, all: readonly Described[]) {
  if (query.filter !== undefined) throw new AppError('forbidden', 'These cannot be filtered.');
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: all.length,
    startIndex: 1,
    itemsPerPage: all.length,
    Resources: all,
  };
  return { status: 200, body };
}

function documentOf({ params }: Exchange, all: readonly Described[], what: string) {
  const body = all.find(({ id }) => id.toLowerCase() === params.id?.toLowerCase());
  if (!body) throw notFound(what);
  return { status: 200, body };
}
