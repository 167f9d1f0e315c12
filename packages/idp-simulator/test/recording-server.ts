import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isObject, type JsonObject, type JsonValue, type ResourceType } from '#scim-json.ts';
import { createScimMemory } from './scim-memory.ts';

/** A request as it came over the wire. */
interface Recorded {
  readonly method: string;
  /** As in the request line, nothing decoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: JsonObject | null;
}

/** What a test wants to happen instead of, or around, the normal answer. */
type Interruption =
  | { readonly answer: number; readonly headers?: Record<string, string>; readonly detail?: string }
  /** The request is carried out, and the socket dies before the answer. */
  | { readonly cut: 'after the work' | 'before the work' }
  /** The request is carried out, and the answer never comes. */
  | { readonly silent: true };

export interface RecordingServer {
  readonly baseUrl: string;
  readonly requests: Recorded[];
  readonly users: Map<string, JsonObject>;
  readonly groups: Map<string, JsonObject>;
  /** Asked for each request; null lets it through. */
  interrupt: (request: Recorded) => Interruption | null;
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const memory = createScimMemory();
  const requests: Recorded[] = [];

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const json: JsonValue = text === '' ? null : JSON.parse(text);
      const { method = '', url = '', headers } = request;
      const recorded: Recorded = { method, url, headers, body: isObject(json) ? json : null };
      requests.push(recorded);
      handle(recorded, response);
    });
  });

  function handle(recorded: Recorded, response: ServerResponse): void {
    const interruption = recording.interrupt(recorded);
    if (interruption !== null && 'answer' in interruption) {
      response.writeHead(interruption.answer, {
        'content-type': 'application/scim+json',
        ...interruption.headers,
      });
      response.end(
        JSON.stringify({ status: String(interruption.answer), detail: interruption.detail ?? 'Told to.' }),
      );
      return;
    }
    const cut = interruption !== null && 'cut' in interruption ? interruption.cut : null;
    if (cut === 'before the work') {
      response.destroy();
      return;
    }
    const url = new URL(recorded.url, 'http://recorder');
    const [type = '', id] = url.pathname.replace('/scim/v2/', '').split('/');
    if (discovery.has(type)) {
      response.writeHead(200, { 'content-type': 'application/scim+json' });
      response.end('{}');
      return;
    }
    const { status, body } = memory.answer({
      method: recorded.method,
      type: resourceType(type),
      id: id === undefined ? null : decodeURIComponent(id),
      query: url.searchParams,
      // The memory changes what it stores; the record stays as it came.
      body: structuredClone(recorded.body),
    });
    if (cut === 'after the work') {
      response.destroy();
      return;
    }
    if (interruption !== null && 'silent' in interruption) return;
    response.writeHead(status, { 'content-type': 'application/scim+json' });
    response.end(body === null ? undefined : JSON.stringify(body));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The recording server has no port.');

  const recording: RecordingServer = {
    baseUrl: `http://127.0.0.1:${address.port}/scim/v2`,
    requests,
    users: memory.resources.Users,
    groups: memory.resources.Groups,
    interrupt: () => null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return recording;
}

/** Clients ask for it; none of ours does otherwise for what it says. */
const discovery: ReadonlySet<string> = new Set(['ServiceProviderConfig', 'Schemas', 'ResourceTypes']);

function resourceType(segment: string): ResourceType {
  if (segment === 'Users' || segment === 'Groups') return segment;
  throw new RangeError(`There is no ${segment}.`);
}
