import type { ResourceType } from '#scim-json.ts';

/** Okta asks for pages of a hundred everywhere. */
const pageSize = 100;

/** Percent-encoded as usual, in Okta's order: filter, then the page. */
export function matchTarget(
  type: ResourceType,
  attribute: 'userName' | 'displayName',
  value: string,
): string {
  const filter = encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`);
  return `/${type}?filter=${filter}&startIndex=1&count=${pageSize}`;
}

export function pageTarget(type: ResourceType, startIndex: number, count: number = pageSize): string {
  return `/${type}?startIndex=${startIndex}&count=${count}`;
}
