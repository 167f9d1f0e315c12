import { randomUUID } from 'node:crypto';
import {
  type BulkMethod,
  type BulkOperation,
  type BulkRequest,
  type BulkResult,
  bulkResponse,
  parseBulkRequest,
  resolveReferences,
} from '@rollcall/scim';
import type { Exchange, Handler } from './exchange.ts';
import { groups } from './groups.ts';
import { keptRequest } from './kept-request.ts';
import { locationOf } from './render.ts';
import { users } from './users.ts';

export const bulkLimits = { operationsMax: 1_000, bytesMax: 16 * 1024 * 1024 };

const handlers: Readonly<Record<'User' | 'Group', Readonly<Record<BulkMethod, Handler>>>> = {
  User: { POST: users.post, PUT: users.put, PATCH: users.patch, DELETE: users.remove },
  Group: { POST: groups.post, PUT: groups.put, PATCH: groups.patch, DELETE: groups.remove },
};

/**
 * Several requests in one (RFC 7644 section 3.7), each with a transaction, a record and a status of its own. They run
 * as sent, except that one waits for those whose bulkId it names.
 */
export const postBulk: Handler = async (exchange) => {
  const request = parseBulkRequest(exchange.body, bulkLimits);
  const results = new Map<number, BulkResult>();
  const ids = new Map<string, string>();
  let failures = 0;
  for (const index of request.steps.flatMap((step) => inOrder(request, step, ids))) {
    if (failures === request.failOnErrors) break;
    const result = await perform(exchange, request.operations[index], ids);
    if (result.response) failures += 1;
    results.set(index, result);
  }
  // In the order of the request; what was not attempted any more is left out.
  return {
    status: 200,
    body: bulkResponse(
      [...results.keys()].sort((a, b) => a - b).flatMap((index) => results.get(index) ?? []),
    ),
  };
};

/**
 * A circle of references, if only of one resource to itself, can be closed because each has an id before the first is
 * made. Groups come after the users whom they name.
 */
function inOrder(
  { operations }: BulkRequest,
  step: readonly number[],
  ids: Map<string, string>,
): readonly number[] {
  const [only] = step;
  if (only !== undefined && step.length === 1 && !refersToItself(operations[only])) return step;
  const typeOf = (index: number) => {
    const operation = operations[index];
    return operation?.kind === 'operation' ? operation.target.resourceType.name : 'Group';
  };
  for (const index of step) {
    const { bulkId } = operations[index] ?? {};
    if (bulkId !== undefined) ids.set(bulkId, randomUUID());
  }
  return [...step].sort((a, b) => Number(typeOf(a) === 'Group') - Number(typeOf(b) === 'Group') || a - b);
}

function refersToItself(operation: BulkRequest['operations'][number] | undefined): boolean {
  const { bulkId } = operation ?? {};
  return operation?.kind === 'operation' && bulkId !== undefined && operation.references.includes(bulkId);
}

async function perform(
  exchange: Exchange,
  operation: BulkRequest['operations'][number] | undefined,
  ids: Map<string, string>,
): Promise<BulkResult> {
  const { method, bulkId } = operation ?? {};
  let resolved: BulkOperation | undefined;
  try {
    if (operation?.kind !== 'operation') throw operation?.error;
    resolved = resolveReferences(operation, (reference) => ids.get(reference));
    const inner = exchangeOf(exchange, resolved, bulkId === undefined ? undefined : ids.get(bulkId));
    const answer = await handlers[resolved.target.resourceType.name][resolved.method](inner);
    const location = answer.location ?? pathOf(resolved, exchange.baseUrl);
    if (bulkId !== undefined && answer.location) ids.set(bulkId, idIn(answer.location));
    return { method, bulkId, location, version: answer.etag, status: answer.status };
  } catch (error) {
    const path = operation?.kind === 'operation' ? pathOf(operation, '') : '/Bulk';
    const { status, document } = exchange.refused(error, { method: method ?? 'POST', path });
    const location = resolved?.target.kind === 'resource' ? pathOf(resolved, exchange.baseUrl) : undefined;
    return { method, bulkId, location, status, response: document };
  }
}

/** The operation as a request of its own. */
function exchangeOf(outer: Exchange, operation: BulkOperation, newId: string | undefined): Exchange {
  const { method, target, data, version } = operation;
  const path = pathOf(operation, '');
  return {
    ...outer,
    params: target.kind === 'resource' ? { id: target.id } : {},
    query: {},
    body: data,
    ifMatch: version,
    ifNoneMatch: undefined,
    newId,
    describe: (ignored) => ({ ...outer.describe(ignored), ...keptRequest({ method, path }) }),
  };
}

function pathOf({ target }: BulkOperation, baseUrl: string): string {
  if (target.kind === 'resource') return locationOf(target.resourceType, target.id, baseUrl);
  return `${baseUrl}${target.resourceType.endpoint}`;
}

function idIn(location: string): string {
  return location.slice(location.lastIndexOf('/') + 1);
}
