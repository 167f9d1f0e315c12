import type { Change } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';

/** A SCIM request as its provisioning record tells it. */
export type ScimRequest = {
  readonly requestId: string;
  readonly method: string;
  /** Path and query below the SCIM base, as sent; the whole of them where the endpoint was missed. */
  readonly path: string;
  readonly client: string | null;
  readonly startedAtMs: number;
  /** The names of what the body said and SCIM lets us leave aside. */
  readonly ignored: readonly string[];
};

/** What a request did, for its record. */
export type Effect = { readonly changes?: readonly Change[] };

/** The description of a request that the functions of prisma/functions take. */
export function describeRequest(
  scope: DirectoryScope,
  request: ScimRequest,
  status: number,
  effect: Effect,
): string {
  return JSON.stringify({
    tokenId: scope.tokenId,
    method: request.method,
    path: request.path,
    status,
    client: request.client,
    requestId: request.requestId,
    elapsedMs: performance.now() - request.startedAtMs,
    effect: {
      ...(effect.changes?.length && { changes: effect.changes }),
      ...(request.ignored.length > 0 && { ignored: request.ignored }),
    },
  });
}
