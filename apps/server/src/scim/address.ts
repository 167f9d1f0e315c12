import { scimBasePaths } from '#domain/scim-tokens/endpoints.ts';

/** Where below one of our base URLs a request goes. */
export type ScimAddress = {
  /** The base as it was called, without a slash at its end. */
  readonly base: string;
  /** With a slash at its beginning. */
  readonly path: string;
  /** What follows the question mark. */
  readonly query: string;
  /** Path and query. */
  readonly below: string;
};

/** A proxy may ask with the host in the request line (RFC 9112 section 3.2.2). */
const shape = new RegExp(`^(?:https?://[^/?]*)?(${scimBasePaths.join('|')})((/[^?]*)?(?:\\?(.*))?)$`, 'i');

/** Null for an address that is not the endpoint's. */
export function scimAddressOf(url: string): ScimAddress | null {
  const [, base, below = '', path = '/', query = ''] = shape.exec(url) ?? [];
  return base === undefined ? null : { base, path, query, below };
}
