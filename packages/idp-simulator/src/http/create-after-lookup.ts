import { ProvisioningError, type Requester } from '#http/requester.ts';
import type { JsonObject } from '#scim-json.ts';

export interface CreateAfterLookup {
  /** Looks for the object by its matching attribute. */
  lookUp(): Promise<JsonObject | null>;
  create(): Promise<JsonObject>;
}

/**
 * Matches an existing object or creates one, as IdPs do. When a POST got no clear answer the object may be
 * there or not, so the client looks it up again before it tries again. `created` says that it was not there
 * before the first POST.
 */
export async function createAfterLookup(
  { retrying }: Requester,
  { lookUp, create }: CreateAfterLookup,
): Promise<{ resource: JsonObject; created: boolean }> {
  let uncertain = false;
  for (let attempts = 1; ; attempts++) {
    const match = await lookUp();
    if (match !== null) return { resource: match, created: uncertain };
    try {
      return { resource: await create(), created: true };
    } catch (error) {
      if (!(error instanceof ProvisioningError)) throw error;
      // A 409 right after an unclear POST: the server finished that one between our look-up and this POST.
      const mayExist = error.uncertain || (uncertain && error.status === 409);
      if (!mayExist || attempts >= retrying.attempts) throw error;
      uncertain = true;
      await retrying.pause(attempts, error);
    }
  }
}
