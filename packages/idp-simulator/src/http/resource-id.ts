import { ProvisioningError } from '#http/requester.ts';
import type { JsonObject } from '#scim-json.ts';

/** A resource without an `id` breaks RFC 7643 3.1, and no client can go on with it. Throws ProvisioningError. */
export function resourceId(resource: JsonObject, request: string): string {
  if (typeof resource.id === 'string' && resource.id !== '') return resource.id;
  throw new ProvisioningError({
    request,
    status: 200,
    detail: 'The server answered with a resource that has no id.',
    uncertain: false,
    retryAfter: null,
  });
}
