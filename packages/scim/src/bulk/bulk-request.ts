import { isJsonObject, isStorableText } from '#document.ts';
import { ScimError } from '#error.ts';
import { groupResourceType, type ResourceType, userResourceType } from '#schema/resource-type.ts';
import { planSteps } from './plan-steps.ts';
import { referencesIn, replaceReferences } from './references.ts';

export type BulkMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type BulkTarget =
  | { readonly kind: 'collection'; readonly resourceType: ResourceType }
  /** `id` is `bulkId:…` until `resolveReferences`. */
  | { readonly kind: 'resource'; readonly resourceType: ResourceType; readonly id: string };

export interface BulkOperation {
  readonly kind: 'operation';
  readonly method: BulkMethod;
  readonly bulkId: string | undefined;
  /** The ETag that the resource must have. */
  readonly version: string | undefined;
  readonly target: BulkTarget;
  readonly data: unknown;
  /** The bulkIds that `target` and `data` refer to, each once. */
  readonly references: readonly string[];
}

/** An operation that fails by itself; the others of the request are not affected. */
export interface InvalidBulkOperation {
  readonly kind: 'invalid';
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  readonly error: ScimError;
}

export interface BulkRequest {
  /** After this many failures the rest is not attempted; undefined: never stop. */
  readonly failOnErrors: number | undefined;
  /** In the order of the request, which is the order of the answer. */
  readonly operations: readonly (BulkOperation | InvalidBulkOperation)[];
  /**
   * Indexes into `operations` in the order to run them: each after those that it refers to, otherwise as sent. A step
   * of several is a circle of references, whose resources need their ids before the first of them is made.
   */
  readonly steps: readonly (readonly number[])[];
}

export interface BulkLimits {
  readonly operationsMax: number;
}

/**
 * Reads a bulk request (RFC 7644 section 3.7). What is wrong with one operation becomes that operation's result;
 * only a request that can't be read as a whole is refused.
 *
 * @throws ScimError invalidSyntax, invalidValue; status 413 when there are too many operations
 */
export function parseBulkRequest(body: unknown, { operationsMax }: BulkLimits): BulkRequest {
  if (!isJsonObject(body) || !Array.isArray(body.Operations))
    throw new ScimError('invalidSyntax', 'A bulk request needs "Operations", a list of operations.');
  const sent: readonly unknown[] = body.Operations;
  if (sent.length > operationsMax)
    throw new ScimError(
      undefined,
      `The bulk request has ${sent.length} operations; at most ${operationsMax} (maxOperations) are possible.`,
      413,
    );
  const declared = indexByBulkId(sent);
  const operations = sent.map((operation) => readOperation(operation, declared));
  const dependencies = operations.map((operation) =>
    operation.kind === 'operation'
      ? operation.references.flatMap((bulkId) => declared.get(bulkId) ?? [])
      : [],
  );
  return { failOnErrors: failOnErrorsOf(body), operations, steps: planSteps(dependencies) };
}

/**
 * The operation with the ids of resources where it refers to other operations.
 *
 * @param idOf the id of the resource that the operation with the bulkId made; undefined when that one failed
 * @throws ScimError with status 409 when an operation that it needs has failed
 */
export function resolveReferences(
  operation: BulkOperation,
  idOf: (bulkId: string) => string | undefined,
): BulkOperation {
  if (operation.references.length === 0) return operation;
  const requiredId = (bulkId: string): string => {
    const id = idOf(bulkId);
    if (id !== undefined) return id;
    throw new ScimError(undefined, `The operation "${bulkId}", which this one refers to, has failed.`, 409);
  };
  const { target, data } = operation;
  return {
    ...operation,
    target: target.kind === 'resource' ? { ...target, id: replaceReferences(target.id, requiredId) } : target,
    data: replaceReferences(data, requiredId),
    references: [],
  };
}

function failOnErrorsOf({ failOnErrors }: Readonly<Record<string, unknown>>): number | undefined {
  if (failOnErrors === undefined || failOnErrors === null) return undefined;
  if (typeof failOnErrors === 'number' && Number.isInteger(failOnErrors) && failOnErrors > 0)
    return failOnErrors;
  throw new ScimError('invalidValue', '"failOnErrors" must be a whole number above 0.');
}

/** Where each bulkId is made. */
function indexByBulkId(operations: readonly unknown[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, operation] of operations.entries()) {
    if (!isJsonObject(operation) || methodOf(operation) !== 'POST') continue;
    const { bulkId } = operation;
    if (typeof bulkId !== 'string') continue;
    if (indexes.has(bulkId))
      throw new ScimError('invalidValue', `The bulkId "${bulkId.slice(0, 100)}" is used by two operations.`);
    indexes.set(bulkId, index);
  }
  return indexes;
}

function readOperation(
  operation: unknown,
  declared: ReadonlyMap<string, number>,
): BulkOperation | InvalidBulkOperation {
  const fields = isJsonObject(operation) ? operation : {};
  const bulkId = textOf(fields, 'bulkId');
  try {
    const method = methodOf(fields);
    if (!method)
      throw new ScimError(
        'invalidSyntax',
        'An operation needs "method": "POST", "PUT", "PATCH" or "DELETE".',
      );
    const target = targetOf(method, fields.path);
    const data = method === 'DELETE' ? undefined : fields.data;
    if (method !== 'DELETE' && !isJsonObject(data))
      throw new ScimError('invalidSyntax', `A ${method} operation needs "data", a JSON object.`);
    const references = referencesIn([target.kind === 'resource' ? target.id : undefined, data]);
    const unknown = references.find((reference) => !declared.has(reference));
    if (unknown !== undefined)
      throw new ScimError('invalidValue', `No POST operation has the bulkId "${unknown.slice(0, 100)}".`);
    return {
      kind: 'operation',
      method,
      bulkId,
      version: textOf(fields, 'version'),
      target,
      data,
      references,
    };
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return { kind: 'invalid', method: textOf(fields, 'method'), bulkId, error };
  }
}

function methodOf(operation: Readonly<Record<string, unknown>>): BulkMethod | undefined {
  const method = textOf(operation, 'method')?.toUpperCase();
  return method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE'
    ? method
    : undefined;
}

function targetOf(method: BulkMethod, path: unknown): BulkTarget {
  const [, collection, id] =
    /^\/?(Users|Groups)(?:\/([\w.:~%-]{1,200}))?\/?$/i.exec(typeof path === 'string' ? path : '') ?? [];
  const resourceType = [userResourceType, groupResourceType].find(
    ({ endpoint }) => endpoint.toLowerCase() === `/${collection?.toLowerCase()}`,
  );
  if (!resourceType)
    throw new ScimError('invalidPath', '"path" must be /Users, /Groups or a resource in them.');
  if (method === 'POST') {
    if (id === undefined) return { kind: 'collection', resourceType };
    throw new ScimError('invalidPath', `A POST operation needs the path "${resourceType.endpoint}".`);
  }
  if (id === undefined)
    throw new ScimError('invalidPath', `A ${method} operation needs the path of one resource.`);
  return { kind: 'resource', resourceType, id };
}

function textOf(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' && isStorableText(value) ? value : undefined;
}
