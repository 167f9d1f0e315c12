import type { Requester } from '#http/requester.ts';
import { type JsonObject, listedResources } from '#scim-json.ts';

/**
 * Reads a list to its end by `startIndex` (RFC 7644 3.4.2.4). The server may give smaller pages than asked for,
 * and `totalResults` may change on the way.
 */
export async function readAllPages(
  { read }: Requester,
  targetOf: (startIndex: number) => string,
): Promise<JsonObject[]> {
  const resources: JsonObject[] = [];
  for (;;) {
    const list = await read({ method: 'GET', target: targetOf(resources.length + 1) });
    const page = listedResources(list);
    resources.push(...page);
    const total = typeof list.totalResults === 'number' ? list.totalResults : 0;
    if (page.length === 0 || resources.length >= total) return resources;
  }
}
