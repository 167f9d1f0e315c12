import { afterEach, beforeEach } from 'vitest';
import type { Directory } from '#directory/directory.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import { withoutWaiting } from './small-directory.ts';

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const patchOp = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

/** What a client of every identity provider is made with. */
type CommonOptions = {
  readonly baseUrl: string;
  readonly token: string;
  readonly directory: Directory;
  readonly retry: ReturnType<typeof withoutWaiting>;
  readonly concurrency: number;
};

/** Before each test of the file that calls it: a server that writes down what a client sends, one request at a time. */
export function recordClient<Client extends { close(): Promise<void> }, Options>(
  create: (options: CommonOptions & Partial<Options>) => Client,
) {
  let server: RecordingServer;
  let client: Client;

  beforeEach(async () => {
    server = await startRecordingServer();
  });
  afterEach(async () => {
    await client.close();
    await server.close();
  });

  function connect(directory: Directory, options: Partial<Options> = {} as Partial<Options>): Client {
    const { baseUrl } = server;
    const retry = withoutWaiting();
    client = create({ baseUrl, token: 'secret', directory, retry, concurrency: 1, ...options });
    return client;
  }

  /** What was sent since the last call, as `METHOD path-behind-the-base`. */
  function sent() {
    return server.requests.splice(0).map(({ method, url, body }) => ({
      line: `${method} ${url.replace('/scim/v2', '')}`,
      body,
    }));
  }

  return {
    connect,
    sent,
    lines: () => sent().map(({ line }) => line),
    /** That was connected last. */
    get client() {
      return client;
    },
    get server() {
      return server;
    },
  };
}
