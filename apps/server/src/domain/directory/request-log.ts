import type { Database, Statement } from '@rollcall/db';
import type { DirectoryScope } from '#domain/scope.ts';
import type { ScimRequest } from './request.ts';

/** What came of a request that changed nothing: somebody read, or was refused. */
export type Outcome = {
  readonly operation: 'read' | 'refuse';
  readonly resourceType: 'User' | 'Group' | null;
  readonly resourceId: string | null;
  /** As its sender calls it, where nothing here has that id; else null. */
  readonly resourceName: string | null;
  /** Likewise, of a user. */
  readonly userName: string | null;
  readonly status: number;
  readonly scimType: string | null;
  readonly detail: string | null;
  /** Of a list: how many there were in all. */
  readonly totalResults: number | null;
};

/**
 * Keeps the provisioning records of reads and refusals and writes them together, since they are most of what an IdP
 * sends. Those of changes commit with their change and never come here.
 */
export type RequestLog = {
  add(scope: DirectoryScope, request: ScimRequest, outcome: Outcome): void;
  /** Writes what is kept, and waits for what is being written. To be called once more before the process ends. */
  flush(): Promise<void>;
};

const flushAfterMs = 250;
const keptMax = 200;

// Names are looked up for each record: as a join, PostgreSQL reads all users when there are many records.
const insertRecords: Statement = {
  name: 'insert_provisioning_records',
  text: `INSERT INTO provisioning_record (organization_id, at, directory_id, token_id, operation, resource_type, resource_id,
      resource_name, user_name, member_id, method, path, status, scim_type, detail, effect, duration_ms, client, request_id)
    SELECT k.organization_id, k.at, k.directory_id, k.token_id, k.operation, k.resource_type, k.resource_id,
      coalesce(u.display_name, u.user_name, g.display_name, k.resource_name), coalesce(u.user_name, k.user_name), u.member_id, k.method, k.path, k.status, k.scim_type,
      k.detail, k.effect, k.duration_ms, k.client, k.request_id
    FROM json_to_recordset($1) AS k(organization_id uuid, at timestamptz, directory_id uuid, token_id text, operation text,
      resource_type text, resource_id uuid, resource_name text, user_name text, method text, path text, status int, scim_type text, detail text, effect jsonb,
      duration_ms real, client text, request_id text)
    LEFT JOIN LATERAL (
      SELECT display_name, user_name, member_id FROM directory_user
      WHERE organization_id = k.organization_id AND directory_id = k.directory_id AND id = k.resource_id OFFSET 0
    ) u ON k.resource_type = 'User'
    LEFT JOIN LATERAL (
      SELECT display_name FROM directory_group
      WHERE organization_id = k.organization_id AND directory_id = k.directory_id AND id = k.resource_id OFFSET 0
    ) g ON k.resource_type = 'Group'`,
};

/** `onError` is told when records could not be written; they are lost then, and the requests were answered long ago. */
export function createRequestLog(db: Database, onError: (error: unknown) => void): RequestLog {
  let kept: object[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Begun and not done yet. */
  const writing = new Set<Promise<void>>();

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (kept.length > 0) {
      const written = writeAll(kept).finally(() => writing.delete(written));
      kept = [];
      writing.add(written);
    }
    await Promise.all(writing);
  }

  async function writeAll(records: readonly object[]): Promise<void> {
    await write(records).catch(async () => {
      // One that cannot be stored must not take those of others with it.
      for (const record of records) await write([record]).catch(onError);
    });
  }

  async function write(records: readonly object[]): Promise<void> {
    await db.query(insertRecords, [JSON.stringify(records)]);
  }

  return {
    flush,
    add: (scope, request, outcome) => {
      kept.push(recordOf(scope, request, outcome));
      if (kept.length >= keptMax) void flush();
      timer ??= setTimeout(() => void flush(), flushAfterMs);
    },
  };
}

function recordOf(scope: DirectoryScope, request: ScimRequest, outcome: Outcome): object {
  return {
    organization_id: scope.organizationId,
    at: new Date(),
    directory_id: scope.directoryId,
    token_id: scope.tokenId,
    operation: outcome.operation,
    resource_type: outcome.resourceType,
    resource_id: outcome.resourceId,
    resource_name: outcome.resourceName,
    user_name: outcome.userName,
    method: request.method,
    path: request.path,
    status: outcome.status,
    scim_type: outcome.scimType,
    detail: outcome.detail,
    effect: outcome.totalResults === null ? {} : { totalResults: outcome.totalResults },
    duration_ms: performance.now() - request.startedAtMs,
    client: request.client,
    request_id: request.requestId,
  };
}
