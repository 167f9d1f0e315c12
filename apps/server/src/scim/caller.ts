import type { IncomingMessage } from 'node:http';

/** What is kept of a User-Agent. */
const clientMax = 200;

/** What a request says it comes from. */
export function clientOf(req: IncomingMessage): string | null {
  return req.headers['user-agent']?.slice(0, clientMax) ?? null;
}
