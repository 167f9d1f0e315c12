import {
  listResponse,
  resourceTypeDocuments,
  type ServiceProviderFeatures,
  schemaDocuments,
  serviceProviderConfig,
} from '@rollcall/scim';
import { AppError, notFound } from '#errors.ts';
import { bulkLimits } from './bulk.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { listLimits } from './lists.ts';

/** Only what works is claimed. */
const features: ServiceProviderFeatures = {
  bulk: { supported: true, maxOperations: bulkLimits.operationsMax, maxPayloadSize: bulkLimits.bytesMax },
  filter: { supported: true, maxResults: listLimits.countMax },
  patch: true,
  sort: true,
  etag: true,
  changePassword: false,
  pagination: {
    cursor: true,
    index: true,
    defaultPageSize: listLimits.countDefault,
    maxPageSize: listLimits.countMax,
    // They are good for longer (cursor.ts). This is what is promised.
    cursorTimeoutSeconds: 86_400,
  },
  authenticationSchemes: ['oauthbearertoken', 'oauth2'],
};

export const readServiceProviderConfig: Handler = (exchange) => {
  refuseFilter(exchange);
  return { status: 200, body: serviceProviderConfig(exchange.baseUrl, features) };
};

export const listResourceTypes: Handler = (exchange) =>
  all(exchange, resourceTypeDocuments(exchange.baseUrl));
export const readResourceType: Handler = (exchange) =>
  one(exchange, resourceTypeDocuments(exchange.baseUrl), 'resource type');
export const listSchemas: Handler = (exchange) => all(exchange, schemaDocuments(exchange.baseUrl));
export const readSchema: Handler = (exchange) => one(exchange, schemaDocuments(exchange.baseUrl), 'schema');

type Described = { readonly id: string };

function all(exchange: Exchange, resources: readonly Described[]): Answer {
  refuseFilter(exchange);
  const totalResults = resources.length;
  return { status: 200, totalResults, body: listResponse({ totalResults, startIndex: 1, resources }) };
}

function one(exchange: Exchange, documents: readonly Described[], what: string): Answer {
  const { id = '' } = exchange.params;
  const body = documents.find((document) => document.id.toLowerCase() === id.toLowerCase());
  if (!body) throw notFound(what);
  return { status: 200, body };
}

/** RFC 7644 section 4: refused here, lest a client believe that it was obeyed. */
function refuseFilter({ query }: Exchange): void {
  if (query.filter !== undefined)
    throw new AppError('forbidden', 'What describes the service cannot be filtered.');
}
