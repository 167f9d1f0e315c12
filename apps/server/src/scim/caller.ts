import type { Request } from 'express';
import type { Caller } from '#domain/scim-tokens/authenticate.ts';

/** What is kept of a User-Agent. */
const clientMax = 200;

/** Where a request came from. */
export function callerOf(req: Request): Caller {
  return { address: req.ip ?? null, client: req.headers['user-agent']?.slice(0, clientMax) ?? null };
}
