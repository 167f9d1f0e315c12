import type { Database, Statement } from '@rollcall/db';
import { redactBody, withoutSecretValues } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';

/** A body as it was sent: its text, and what it says if that is JSON. */
export type SentBody = {
  readonly text: string;
  readonly json: unknown;
  /** Some of it is not here. */
  readonly isPartial?: boolean;
};

/** A request and its answer, as they were on the wire. */
export type SentExchange = {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: { readonly request: Headers; readonly response: Headers };
  /** Null where there was none, or it was not read. */
  readonly request: SentBody | null;
  readonly response: SentBody | null;
};

type Headers = Readonly<Record<string, string>>;

/**
 * Keeps what was sent and answered in a request, without its secrets, until it is written together with others. What
 * does not fit is counted and lost: it is of use only to whoever looks into a request, and must not stand in the way
 * of the next.
 */
export type BodyLog = {
  add(scope: DirectoryScope, exchange: SentExchange): void;
  /** Writes what is kept. To be called once more before the process ends. */
  flush(): Promise<void>;
};

/** Characters of a body. */
const bodyMax = 64 * 1024;
const headerMax = 200;
const writeAfterMs = 250;
/** Characters that are written together, and that may wait or be on their way. */
const batchMax = 1024 * 1024;
const keptMax = 16 * batchMax;

// An organization that wants none has none kept, from the next batch on.
const insertBodies: Statement = {
  name: 'insert_provisioning_bodies',
  text: `INSERT INTO provisioning_body (organization_id, request_id, at, method, path, status, headers, request, request_size, request_cut,
      response, response_size, response_cut)
    SELECT k.organization_id, k.request_id, k.at, k.method, k.path, k.status, k.headers, k.request, k.request_size, k.request_cut,
      k.response, k.response_size, k.response_cut
    FROM json_to_recordset($1) AS k(organization_id uuid, request_id text, at timestamptz, method text, path text, status int,
      headers jsonb, request text, request_size int, request_cut bool, response text, response_size int, response_cut bool)
    JOIN organization o ON o.id = k.organization_id AND o.body_days > 0`,
};

type Row = { readonly values: object; readonly size: number };

/** `onLost` is told how many requests have no bodies because they could not be written, or because too many waited. */
export function createBodyLog(db: Database, onLost: (count: number, cause: unknown) => void): BodyLog {
  const waiting: Row[] = [];
  let waitingSize = 0;
  /** With what is being written. */
  let keptSize = 0;
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const { rows, size } = nextBatch();
      await write(rows).catch(() => writeEach(rows));
      keptSize -= size;
    }
    if (lost > 0) onLost(lost, 'Too many waited to be written.');
    lost = 0;
  }

  /** Not all at once where many wait: the rest of the process would wait for it. */
  function nextBatch(): { rows: Row[]; size: number } {
    let size = 0;
    const past = waiting.findIndex((row) => {
      if (size >= batchMax) return true;
      size += row.size;
      return false;
    });
    const rows = waiting.splice(0, past === -1 ? waiting.length : past);
    waitingSize -= size;
    return { rows, size };
  }

  /** One that cannot be stored must not take those of others with it. */
  async function writeEach(rows: readonly Row[]): Promise<void> {
    const causes: unknown[] = [];
    for (const row of rows) await write([row]).catch((cause: unknown) => causes.push(cause));
    if (causes.length > 0) onLost(causes.length, causes[0]);
  }

  async function write(rows: readonly Row[]): Promise<void> {
    await db.query(insertBodies, [JSON.stringify(rows.map(({ values }) => values))]);
  }

  return {
    flush,
    add: (scope, exchange) => {
      if (keptSize >= keptMax) {
        lost += 1;
        return;
      }
      const row = rowOf(scope, exchange);
      waiting.push(row);
      waitingSize += row.size;
      keptSize += row.size;
      if (waitingSize >= batchMax) void flush();
      else timer ??= setTimeout(() => void flush(), writeAfterMs);
    },
  };
}

/** Of a row without bodies. */
const rowSize = 500;

function rowOf(scope: DirectoryScope, exchange: SentExchange): Row {
  const { requestId, method, path, status, headers } = exchange;
  const request = keptBody(exchange.request);
  const response = keptBody(exchange.response);
  return {
    size: rowSize + (request.text?.length ?? 0) + (response.text?.length ?? 0),
    values: {
      organization_id: scope.organizationId,
      request_id: requestId,
      at: new Date(),
      method,
      path,
      status,
      headers: { request: keptHeaders(headers.request), response: keptHeaders(headers.response) },
      request: request.text,
      request_size: request.size,
      request_cut: request.isCut,
      response: response.text,
      response_size: response.size,
      response_cut: response.isCut,
    },
  };
}

function keptBody(sent: SentBody | null): { text: string | null; size: number; isCut: boolean } {
  if (!sent) return { text: null, size: 0, isCut: false };
  const { text, json, isPartial = false } = sent;
  const kept = redactBody(text, json, bodyMax);
  if (!kept) return { text: null, size: text.length, isCut: false };
  // What is no JSON may have what the database takes for no text.
  const storable = json === undefined ? kept.text.replaceAll('\u0000', '\ufffd') : kept.text;
  return { text: storable, size: text.length, isCut: kept.isCut || isPartial };
}

function keptHeaders(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, withoutSecretValues(value.slice(0, headerMax))]),
  );
}
