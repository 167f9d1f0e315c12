import type { ResourceType } from '#scim-json.ts';

/** Where a resource is, below the base of the endpoint. */
export function resourceTarget(type: ResourceType, serverId: string): string {
  return `/${type}/${encodeURIComponent(serverId)}`;
}
