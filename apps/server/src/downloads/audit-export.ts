import { type AuditHead, auditHead } from '#domain/audit/audit-head.ts';
import { type AuditFilter, type AuditItem, listAudit } from '#domain/audit/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { byteOrderMark, csvLine } from './csv.ts';

const pageSize = 500;

/** Every audit record that the filter leaves, the newest first. Read page by page, as the client takes them. */
export async function* auditAsCsv(scope: OrganizationScope, filter: AuditFilter): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading));
  for await (const items of pages(scope, filter)) {
    yield items.map((item) => csvLine(columns.map(([, cell]) => cell(item)))).join('');
  }
}

/** With the head of the chain, against which each record's seal can be followed up. */
export async function* auditAsJson(scope: OrganizationScope, filter: AuditFilter): AsyncGenerator<string> {
  const head: AuditHead | null = await auditHead(scope);
  yield `{"head":${JSON.stringify(head)},"records":[`;
  let separator = '\n';
  for await (const items of pages(scope, filter)) {
    for (const item of items) {
      yield separator + JSON.stringify(item);
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

async function* pages(scope: OrganizationScope, filter: AuditFilter): AsyncGenerator<AuditItem[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listAudit(scope, { ...filter, cursor, limit: pageSize });
    yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const columns: readonly (readonly [string, (item: AuditItem) => Parameters<typeof csvLine>[0][number]])[] = [
  ['record', ({ seal }) => seal?.number],
  ['time', ({ at }) => at],
  ['actor kind', ({ actor }) => actor.kind],
  ['actor', ({ actor }) => actor.name],
  ['action', ({ action }) => action],
  ['target kind', ({ target }) => target?.kind],
  ['target', ({ target }) => target?.name],
  ['reason', ({ reason }) => reason],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['address', ({ address }) => address],
  ['seal', ({ seal }) => seal?.digest],
];
