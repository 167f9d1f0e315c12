import { Pool } from 'undici';

export type PlannedRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  /** Of the answer; any other ends the benchmark. */
  readonly status: number;
};

export type Target = {
  readonly pool: Pool;
  readonly headers: Readonly<Record<string, string>>;
};

export type Load = {
  /** How many times `plan` is carried out, and how many at the same time. */
  readonly count: number;
  readonly concurrency: number;
  /** The requests of one turn, sent one after the other on a connection that is kept alive. */
  readonly plan: (turn: number) => readonly PlannedRequest[];
};

export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  /** Of each request, until the last byte of its answer. */
  readonly latenciesMs: readonly number[];
};

export const loadConcurrency = 8;

/** A request to a benchmark's worst case may take long; nothing is learnt by waiting longer. */
const timeoutMs = 60_000;

/** `headers` go with every request. */
export function openTarget(origin: string, headers: Target['headers'] = {}): Target {
  const pool = new Pool(origin, {
    connections: loadConcurrency,
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  return { pool, headers: { 'content-type': 'application/scim+json', ...headers } };
}

/** A fixed number of requests at a fixed concurrency. @throws when an answer has another status than planned. */
export async function runLoad(target: Target, { count, concurrency, plan }: Load): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let turn = next++; turn < count; turn = next++) {
      for (const request of plan(turn)) latenciesMs.push(await timeRequest(target, request));
    }
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedMs) / 1000;
  return { requests: latenciesMs.length, seconds, latenciesMs };
}

/** Milliseconds. */
export async function timeRequest(target: Target, request: PlannedRequest): Promise<number> {
  const startedMs = performance.now();
  await send(target, request);
  return performance.now() - startedMs;
}

/** Returns the body of the answer. */
export async function send(
  { pool, headers }: Target,
  { method, path, body, status }: PlannedRequest,
): Promise<string> {
  const answer = await pool.request({ method, path, headers, body: body ?? null });
  const text = await answer.body.text();
  if (answer.statusCode !== status) {
    throw new Error(
      `${method} ${path.slice(0, 200)} was answered ${answer.statusCode}: ${text.slice(0, 500)}`,
    );
  }
  return text;
}
