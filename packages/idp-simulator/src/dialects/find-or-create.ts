import { createAfterLookup } from '#http/create-after-lookup.ts';
import { ProvisioningError } from '#http/requester.ts';
import { type JsonObject, listedResources, type ResourceType } from '#scim-json.ts';
import type { DialectSession } from './session.ts';

/** The resource of that name, or a new one; `created` says which. Throws ProvisioningError. */
export async function findOrCreate(
  { dialect, requester }: DialectSession,
  { type, name, body }: { type: ResourceType; name: string; body: JsonObject },
): Promise<{ resource: JsonObject; created: boolean }> {
  const create = () => requester.read({ method: 'POST', target: `/${type}`, body });
  const lookUp = async () => {
    const list = await requester.read({ method: 'GET', target: dialect.match(type, name) });
    return listedResources(list)[0] ?? null;
  };
  if (dialect.looksUp === 'first') return await createAfterLookup(requester, { lookUp, create });
  try {
    return { resource: await create(), created: true };
  } catch (error) {
    if (!(error instanceof ProvisioningError) || error.status !== 409) throw error;
    const match = await lookUp();
    if (match === null) throw error;
    return { resource: match, created: false };
  }
}
