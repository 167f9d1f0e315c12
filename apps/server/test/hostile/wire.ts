import { Agent, request } from 'node:http';

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Milliseconds that the processor spent meanwhile on the server and on this client, which share a thread. */
  readonly processorMs: number;
};

export type WireRequest = {
  readonly method: string;
  /** With the base path, sent as it is. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** Speaks HTTP without correcting what it is given, over one connection that is kept. */
export function openWire(origin: string): { send(sent: WireRequest): Promise<WireAnswer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((done, fail) => {
        const before = process.threadCpuUsage();
        const content = body === undefined ? undefined : Buffer.from(body);
        const length = content && { 'content-length': content.length };
        const outgoing = request(
          origin,
          { method, path, agent, headers: { ...headers, ...length } },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.once('error', fail);
            incoming.once('end', () =>
              done({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                text: Buffer.concat(chunks).toString(),
                processorMs: processorMsSince(before),
              }),
            );
          },
        );
        outgoing.once('error', fail);
        outgoing.end(content);
      }),
    close: () => agent.destroy(),
  };
}

function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
