import { ScimError } from '@rollcall/scim';
import { bulkLimits, postBulk } from './bulk.ts';
import {
  listResourceTypes,
  listSchemas,
  readResourceType,
  readSchema,
  readServiceProviderConfig,
} from './discovery.ts';
import type { Handler } from './exchange.ts';
import { groups } from './groups.ts';
import { listAll, listGroups, listUsers, searchAll, searchGroups, searchUsers } from './lists.ts';
import { users } from './users.ts';

const mebibyte = 1024 * 1024;

export type Route = {
  readonly handler: Handler;
  /** Bytes of the body; more is a 413. Null: there is none to read. */
  readonly bodyMax: number | null;
  /** Whether the provisioning record is written here, since the handler changes nothing that would carry one. */
  readonly reads: boolean;
};

/** Every route of the endpoint, below its base. What is not here is a 404, another method of what is here a 405. */
export const routes = {
  'GET /Users': reading(listUsers),
  'POST /Users/.search': searching(searchUsers),
  'GET /Users/:id': reading(users.get),
  'POST /Users': writing(users.post, mebibyte),
  'PUT /Users/:id': writing(users.put, mebibyte),
  'PATCH /Users/:id': writing(users.patch, mebibyte),
  'DELETE /Users/:id': writing(users.remove, null),

  'GET /Groups': reading(listGroups),
  'POST /Groups/.search': searching(searchGroups),
  'GET /Groups/:id': reading(groups.get),
  'POST /Groups': writing(groups.post, 16 * mebibyte),
  'PUT /Groups/:id': writing(groups.put, 16 * mebibyte),
  'PATCH /Groups/:id': writing(groups.patch, 16 * mebibyte),
  'DELETE /Groups/:id': writing(groups.remove, null),

  'GET /': reading(listAll),
  'POST /.search': searching(searchAll),
  'POST /Bulk': writing(postBulk, bulkLimits.bytesMax),

  'GET /ServiceProviderConfig': reading(readServiceProviderConfig),
  // The plural of SCIM 1.1, which old clients still ask for (RFC 7644 erratum 4978).
  'GET /ServiceProviderConfigs': reading(readServiceProviderConfig),
  'GET /ResourceTypes': reading(listResourceTypes),
  'GET /ResourceTypes/:id': reading(readResourceType),
  'GET /Schemas': reading(listSchemas),
  'GET /Schemas/:id': reading(readSchema),

  'GET /Me': reading(refuseMe),
  'POST /Me': reading(refuseMe),
  'PUT /Me': reading(refuseMe),
  'PATCH /Me': reading(refuseMe),
  'DELETE /Me': reading(refuseMe),
} as const satisfies Readonly<Record<string, Route>>;

/** RFC 7644 section 3.11 lets a provider without this alias say so. */
function refuseMe(): never {
  throw new ScimError(undefined, 'There is no /Me: a provisioning token has no person behind it.', 501);
}

function reading(handler: Handler): Route {
  return { handler, bodyMax: null, reads: true };
}

function searching(handler: Handler): Route {
  return { handler, bodyMax: mebibyte, reads: true };
}

function writing(handler: Handler, bodyMax: number | null): Route {
  return { handler, bodyMax, reads: false };
}
