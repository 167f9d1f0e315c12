import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SentBody, SentExchange } from '#domain/directory/body-log.ts';
import type { ScimRequest } from '#domain/directory/request.ts';

/** What tells something of a request; the Authorization header is never among it. */
const requestHeaders = [
  'user-agent',
  'content-type',
  'content-encoding',
  'accept',
  'if-match',
  'if-none-match',
] as const;
const responseHeaders = ['Content-Type', 'Location', 'ETag', 'Allow', 'Retry-After'] as const;

type Sent = {
  readonly request: ScimRequest;
  readonly bodies: { readonly request: SentBody | null; readonly response: SentBody | null };
};

/** A request that was answered, as it was on the wire. */
export function sentExchange(
  req: IncomingMessage,
  res: ServerResponse,
  { request: { requestId, method, path }, bodies }: Sent,
): SentExchange {
  const request: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = req.headers[name];
    if (value !== undefined) request[name] = value;
  }
  const response: Record<string, string> = {};
  for (const name of responseHeaders) {
    const value = res.getHeader(name);
    if (value !== undefined) response[name.toLowerCase()] = String(value);
  }
  return {
    requestId,
    method,
    path: path.split('?', 1)[0] ?? '',
    status: res.statusCode,
    headers: { request, response },
    ...bodies,
  };
}
