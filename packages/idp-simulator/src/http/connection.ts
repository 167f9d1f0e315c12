import { errors, Pool } from 'undici';
import { parseBaseUrl } from '#http/base-url.ts';
import { type Chaos, chooseCut, createCutter } from '#http/cut-connection.ts';
import type { JsonObject } from '#scim-json.ts';
import { isObject, type JsonValue } from '#scim-json.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ScimRequest {
  readonly method: Method;
  /**
   * Behind the base URL, with the query, exactly as it goes on the wire: Entra ID leaves `"` unencoded, so
   * this is never put through a URL parser.
   */
  readonly target: string;
  readonly body?: JsonObject;
  /** Set when the answer's body matters; otherwise a successful answer is not parsed. */
  readonly readsBody?: boolean;
}

export interface ScimAnswer {
  readonly status: number;
  /** Null when there is no JSON object in it, or when nobody asked for it. */
  readonly body: JsonObject | null;
  /** The body as it came, of answers from 400 upwards. */
  readonly text: string;
  readonly retryAfter: string | null;
}

/** No answer: the server may have carried out the request, or never have seen it. */
export class ConnectionLostError extends Error {
  readonly reason: 'cut' | 'socket' | 'timeout';

  constructor(reason: ConnectionLostError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ConnectionLostError';
    this.reason = reason;
  }
}

export interface TlsOptions {
  /** PEM of an additional certificate authority. */
  readonly ca?: string;
}

export interface ConnectionOptions {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** Until the answer's head, and again between two pieces of its body. */
  readonly timeoutMs: number;
  readonly tls?: TlsOptions | undefined;
  readonly chaos?: Chaos | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Connection {
  /** One attempt. Throws ConnectionLostError, or the signal's reason once it is aborted. */
  send(request: ScimRequest): Promise<ScimAnswer>;
  close(): Promise<void>;
}

/** Keep-alive connections to one server. */
export function openConnection(options: ConnectionOptions): Connection {
  const base = parseBaseUrl(options.baseUrl);
  const { signal, chaos, headers } = options;
  const tls = options.tls?.ca === undefined ? {} : { ca: options.tls.ca };
  const pool = new Pool(base.origin, {
    connections: options.connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: { timeout: options.timeoutMs, ...tls },
  });
  const cutter =
    chaos === undefined
      ? null
      : createCutter({ origin: base.origin, chaos, tls, timeoutMs: options.timeoutMs });

  // One listener for all requests: a listener each costs more than the rest of this file.
  const onAbort = () => void pool.destroy();
  signal?.addEventListener('abort', onAbort, { once: true });

  async function send(request: ScimRequest): Promise<ScimAnswer> {
    signal?.throwIfAborted();
    const path = base.path + request.target;
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    try {
      const cut = cutter === null ? null : chooseCut(cutter, { method: request.method, path, body });
      if (cutter !== null && cut !== null) {
        await cutter.sendAndCut({ method: request.method, path, body, headers, cut });
        throw new ConnectionLostError('cut', `The connection was cut on purpose (${cut}).`);
      }
      const answer = await pool.request({ method: request.method, path, headers, body });
      const { statusCode: status } = answer;
      const retryAfter = answer.headers['retry-after'];
      if (status < 400 && request.readsBody !== true) {
        await answer.body.dump();
        return { status, body: null, text: '', retryAfter: null };
      }
      const text = await answer.body.text();
      return {
        status,
        body: parseObject(text),
        text,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
      };
    } catch (error) {
      signal?.throwIfAborted();
      throw asConnectionLost(error);
    }
  }

  return {
    send,
    async close() {
      signal?.removeEventListener('abort', onAbort);
      if (!pool.destroyed) await pool.destroy();
    },
  };
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function asConnectionLost(error: unknown): unknown {
  if (error instanceof ConnectionLostError || !(error instanceof Error)) return error;
  if (error instanceof errors.InvalidArgumentError) return error;
  const timeout =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  if (timeout) return new ConnectionLostError('timeout', error.message, error);
  // Undici's own errors and those of sockets have a code; anything else is a mistake in this package.
  return 'code' in error ? new ConnectionLostError('socket', error.message, error) : error;
}
