import { type ClientRequest, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { fractionOf } from '#random.ts';

/** Breaks connections on purpose, the same requests for the same seed whatever the order they run in. */
export interface Chaos {
  /** 0 to 1: the part of all attempts that is cut. */
  readonly cutFraction: number;
  readonly seed: string;
}

const moments = ['in the middle of the request', 'after the request', 'before the answer was read'] as const;
/** When the socket goes away. Only a request with a body has a middle. */
export type CutMoment = (typeof moments)[number];

interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

export interface Cutter {
  /** How often each request was tried, so that a retry gets another chance. */
  readonly attempts: Map<string, number>;
  readonly chaos: Chaos;
  sendAndCut(
    request: WireRequest & { headers: Readonly<Record<string, string>>; cut: CutMoment },
  ): Promise<void>;
}

interface CutterOptions {
  readonly origin: string;
  readonly chaos: Chaos;
  readonly tls: { ca?: string };
  readonly timeoutMs: number;
}

/** Null when this attempt goes through. */
export function chooseCut(cutter: Cutter, { method, path, body }: WireRequest): CutMoment | null {
  const key = `${cutter.chaos.seed} ${method} ${path} ${body ?? ''}`;
  const attempt = (cutter.attempts.get(key) ?? 0) + 1;
  cutter.attempts.set(key, attempt);
  if (fractionOf(`${key} ${attempt}`) >= cutter.chaos.cutFraction) return null;
  const possible = body === null ? moments.slice(1) : moments;
  return (
    possible[Math.floor(fractionOf(`${key} ${attempt} moment`) * possible.length)] ?? 'after the request'
  );
}

/** Each cut request has a connection of its own: a pool must not learn that its sockets are unreliable. */
export function createCutter({ origin, chaos, tls, timeoutMs }: CutterOptions): Cutter {
  const open = origin.startsWith('https:')
    ? (options: RequestOptions) => requestHttps(origin, { ...options, ...tls })
    : (options: RequestOptions) => requestHttp(origin, options);

  return {
    attempts: new Map(),
    chaos,
    sendAndCut({ method, path, body, headers, cut }) {
      const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
      const request = open({
        method,
        path,
        headers: { ...headers, ...length },
        agent: false,
        timeout: timeoutMs,
      });
      return cutAt(request, body, cut);
    },
  };
}

/** Resolves when the socket is gone, for whatever reason. */
function cutAt(request: ClientRequest, body: string | null, cut: CutMoment): Promise<void> {
  return new Promise((resolve) => {
    const destroy = () => request.destroy();
    request.on('error', () => resolve());
    request.on('close', () => resolve());
    request.on('timeout', destroy);
    request.on('response', destroy);
    if (cut === 'in the middle of the request' && body !== null) {
      request.write(body.slice(0, Math.floor(body.length / 2)), destroy);
      return;
    }
    if (cut === 'after the request') request.on('finish', destroy);
    if (body === null) request.end();
    else request.end(body);
  });
}
