import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorDocument } from '@rollcall/scim';

type Refusal = { readonly status: number; readonly detail: string };

/** By the codes of Node and of its parser. */
const refusals: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request took too long to arrive.' },
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The address and the headers are too large.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, detail: 'The body is too large.' },
};
const unexpected: Refusal = { status: 417, detail: 'The Expect header can only be 100-continue.' };
const malformed: Refusal = { status: 400, detail: 'The request is not valid HTTP.' };

/**
 * What is no request at all, too large a head, or too slow in coming is refused before any route is known, by Node
 * itself with a bare status. Here it is an Error document (RFC 7644 section 3.12), since the IdP's log shows that to
 * its admin, and it harms nobody else.
 */
export function answerUnreadableRequests(server: Server): void {
  const unfinished = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({ socket }, res) => {
    const responses = unfinished.get(socket) ?? new Set();
    unfinished.set(socket, responses.add(res));
    res.once('close', () => responses.delete(res));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // In the middle of another answer this one would be taken for a part of it.
    const isAnswering = [...(unfinished.get(socket) ?? [])].some((res) => res.headersSent);
    if (isAnswering || !socket.writable) socket.destroy();
    else socket.end(answer(refusals[error.code ?? ''] ?? malformed), () => socket.destroy());
  });
  server.on('checkExpectation', (_req, res) => {
    const { headers, body } = whatToSay(unexpected);
    res.writeHead(unexpected.status, headers).end(body);
  });
}

/** On the bare socket, where there is no response yet. */
function answer(refusal: Refusal): string {
  const { headers, body } = whatToSay(refusal);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`;
  return `${[status, ...head].join('\r\n')}\r\n\r\n${body}`;
}

function whatToSay(refusal: Refusal) {
  const body = JSON.stringify(errorDocument(refusal));
  const headers = {
    'Content-Type': 'application/scim+json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  return { headers, body };
}
