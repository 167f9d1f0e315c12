import type { Recorder } from '#cycle/recorder.ts';
import { type Connection, ConnectionLostError, type ScimAnswer, type ScimRequest } from '#http/connection.ts';
import type { Retrying } from '#http/retry.ts';
import type { JsonObject } from '#scim-json.ts';

/** A request that failed for good: refused, or without an answer after all retries. */
export class ProvisioningError extends Error {
  /** Method and target, as `POST /Users`. */
  readonly request: string;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** The server's own `detail`, which is what an administrator reads in the IdP's log. */
  readonly detail: string;
  /** The server may have carried the request out all the same. */
  readonly uncertain: boolean;
  readonly retryAfter: string | null;

  constructor(failure: {
    request: string;
    status: number | null;
    detail: string;
    uncertain: boolean;
    retryAfter: string | null;
  }) {
    super(`${failure.request}: ${failure.status ?? 'no answer'}. ${failure.detail}`);
    this.name = 'ProvisioningError';
    this.request = failure.request;
    this.status = failure.status;
    this.detail = failure.detail;
    this.uncertain = failure.uncertain;
    this.retryAfter = failure.retryAfter;
  }
}

export interface Requester {
  readonly retrying: Retrying;
  /**
   * Sends until there is an answer that stands. Everything but a POST is repeated after a lost connection or
   * a 5xx, because it can be carried out twice; a POST only after a 429, which says that nothing was done.
   * Statuses in `accepts` are returned although they are failures. Throws ProvisioningError.
   */
  request(request: ScimRequest, accepts?: readonly number[]): Promise<ScimAnswer>;
  /** The body of the answer; an answer without one is a failure. */
  read(request: ScimRequest): Promise<JsonObject>;
}

export function createRequester(connection: Connection, retrying: Retrying, recorder: Recorder): Requester {
  async function attempt(
    request: ScimRequest,
    accepts: readonly number[],
  ): Promise<ScimAnswer | ProvisioningError> {
    const startedMs = performance.now();
    let answer: ScimAnswer;
    try {
      answer = await connection.send(request);
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
      recorder.exchange(request, null, performance.now() - startedMs);
      return failureOf(request, { status: null, detail: error.message, retryAfter: null });
    }
    recorder.exchange(request, answer.status, performance.now() - startedMs);
    if (answer.status < 300 || accepts.includes(answer.status)) return answer;
    return failureOf(request, {
      status: answer.status,
      detail: detailOf(answer),
      retryAfter: answer.retryAfter,
    });
  }

  async function request(scimRequest: ScimRequest, accepts: readonly number[] = []): Promise<ScimAnswer> {
    for (let attempts = 1; ; attempts++) {
      const result = await attempt(scimRequest, accepts);
      if (!(result instanceof ProvisioningError)) return result;
      const repeatable = result.status === 429 || (result.uncertain && scimRequest.method !== 'POST');
      if (!repeatable || attempts >= retrying.attempts) throw result;
      recorder.retried();
      await retrying.pause(attempts, result);
    }
  }

  return {
    retrying,
    request,
    async read(scimRequest) {
      const answer = await request({ ...scimRequest, readsBody: true });
      if (answer.body !== null) return answer.body;
      throw failureOf(scimRequest, {
        status: answer.status,
        detail: 'The answer is not a JSON object.',
        retryAfter: null,
      });
    },
  };
}

function failureOf(
  { method, target }: ScimRequest,
  { status, detail, retryAfter }: { status: number | null; detail: string; retryAfter: string | null },
): ProvisioningError {
  const uncertain = status === null || (status >= 500 && status !== 501);
  return new ProvisioningError({ request: `${method} ${target}`, status, detail, uncertain, retryAfter });
}

/** The Error body's `detail` (RFC 7644 3.12), or the beginning of whatever came instead. */
function detailOf({ body, text }: ScimAnswer): string {
  if (typeof body?.detail !== 'string') return text.slice(0, 300) || 'The server gave no reason.';
  return typeof body.scimType === 'string' ? `${body.detail} (${body.scimType})` : body.detail;
}
