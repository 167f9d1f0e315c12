import { isJsonObject, isUnassigned } from '#document.ts';
import { ScimError } from '#error.ts';
import { type FilterOptions, parseFilter } from '#filter/parse-filter.ts';
import type { Filter } from '#filter/tree.ts';
import { limits } from '#limits.ts';
import { type Projection, parseProjection } from '#projection.ts';
import { type AttributePath, leafOf } from '#schema/attribute-path.ts';
import { type ResourceType, resolveName, subPath } from '#schema/resource-type.ts';

export interface ListLimits extends FilterOptions {
  /** Resources on a page when the request doesn't say how many. */
  readonly countDefault: number;
  /** Resources on a page at most; asking for more is no mistake. */
  readonly countMax: number;
}

export type Paging =
  /** `startIndex` counts from 1. */
  | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
  /** RFC 9865; `cursor` is undefined for the first page. */
  | { readonly kind: 'cursor'; readonly cursor: string | undefined; readonly count: number };

export interface Sort {
  /** Ends at a simple attribute. Of several values the primary one counts, else the first. */
  readonly path: AttributePath;
  readonly descending: boolean;
}

/** What a GET of a list or a search request asks for. */
export interface ListQuery {
  readonly filter: Filter | undefined;
  readonly sort: Sort | undefined;
  readonly paging: Paging;
  readonly projection: Projection;
}

/**
 * Reads the query of a GET (RFC 7644 section 3.4.2, RFC 9865): one entry a parameter, decoded, text or a list of
 * texts where it was repeated. Parameters that SCIM does not know are skipped.
 *
 * @throws ScimError invalidFilter, invalidValue, invalidCursor, invalidCount
 */
export function parseListQuery(
  query: Readonly<Record<string, unknown>>,
  resourceType: ResourceType,
  listLimits: ListLimits,
): ListQuery {
  const parameters = parametersOf(query);
  const filter = textOf(parameters, 'filter');
  return {
    filter: filter?.trim() ? parseFilter(filter, resourceType, listLimits) : undefined,
    sort: sortOf(parameters, resourceType),
    paging: pagingOf(parameters, listLimits),
    projection: parseProjection(
      {
        attributes: parameters.get('attributes'),
        excludedAttributes: parameters.get('excludedattributes'),
      },
      resourceType,
    ),
  };
}

/**
 * Reads the body of `POST …/.search` (RFC 7644 section 3.4.3), which asks the same as a query.
 *
 * @throws ScimError invalidSyntax, and as `parseListQuery`
 */
export function parseSearchRequest(
  body: unknown,
  resourceType: ResourceType,
  listLimits: ListLimits,
): ListQuery {
  if (!isJsonObject(body)) throw new ScimError('invalidSyntax', 'A search request must be a JSON object.');
  return parseListQuery(body, resourceType, listLimits);
}

type Parameters = ReadonlyMap<string, unknown>;

const parameterNames = new Set(
  ['filter', 'sortBy', 'sortOrder', 'startIndex', 'count', 'cursor', 'attributes', 'excludedAttributes'].map(
    (name) => name.toLowerCase(),
  ),
);

/** By lower-case name: attribute names are case-insensitive, and a search request's parameters are attributes. */
function parametersOf(query: Readonly<Record<string, unknown>>): Parameters {
  const parameters = new Map<string, unknown>();
  for (const name of Object.keys(query)) {
    const lowerCase = name.toLowerCase();
    if (parameterNames.has(lowerCase) && !isUnassigned(query[name])) parameters.set(lowerCase, query[name]);
  }
  return parameters;
}

/** Undefined when absent. Of a repeated parameter the first counts. */
function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name.toLowerCase());
  const text: unknown = Array.isArray(value) ? value[0] : value;
  if (text === undefined || typeof text === 'string') return text;
  throw new ScimError('invalidValue', `"${name}" must be text.`);
}

function integerOf(
  parameters: Parameters,
  name: string,
  scimType: 'invalidValue' | 'invalidCount',
): number | undefined {
  const value = parameters.get(name.toLowerCase());
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first === undefined || first === '') return undefined;
  const number = typeof first === 'string' && /^[+-]?\d+$/.test(first.trim()) ? Number(first) : first;
  if (typeof number !== 'number' || !Number.isFinite(number) || !Number.isInteger(number))
    throw new ScimError(scimType, `"${name}" must be a whole number.`);
  return Math.min(Math.max(number, 0), largestIndex);
}

/** Beyond any list, and within what a database takes as an offset. */
const largestIndex = 2 ** 31 - 1;

function pagingOf(parameters: Parameters, listLimits: ListLimits): Paging {
  if (parameters.has('cursor')) return cursorPagingOf(parameters, listLimits);
  return {
    kind: 'index',
    startIndex: Math.max(integerOf(parameters, 'startIndex', 'invalidValue') ?? 1, 1),
    count: countOf(parameters, listLimits, 'invalidValue'),
  };
}

/** An empty cursor asks for the first page. */
function cursorPagingOf(parameters: Parameters, listLimits: ListLimits): Paging {
  const cursor = textOf(parameters, 'cursor');
  if (cursor !== undefined && (cursor.length > limits.cursorLengthMax || !/^[!-~]*$/.test(cursor)))
    throw new ScimError('invalidCursor', 'The cursor is not one that this service gave.');
  return {
    kind: 'cursor',
    cursor: cursor || undefined,
    count: countOf(parameters, listLimits, 'invalidCount'),
  };
}

function countOf(
  parameters: Parameters,
  { countDefault, countMax }: ListLimits,
  scimType: 'invalidValue' | 'invalidCount',
): number {
  return Math.min(integerOf(parameters, 'count', scimType) ?? countDefault, countMax);
}

/** An attribute that doesn't exist, has no single value or is never returned leaves the list in its own order. */
function sortOf(parameters: Parameters, resourceType: ResourceType): Sort | undefined {
  const order = (textOf(parameters, 'sortOrder') || 'ascending').toLowerCase();
  if (order !== 'ascending' && order !== 'descending')
    throw new ScimError('invalidValue', '"sortOrder" must be "ascending" or "descending".');
  const path = sortPathOf(textOf(parameters, 'sortBy') ?? '', resourceType);
  return path && { path, descending: order === 'descending' };
}

function sortPathOf(name: string, resourceType: ResourceType): AttributePath | undefined {
  const [unfiltered = ''] = name.trim().split('[', 1);
  const resolution = resolveName(resourceType, unfiltered);
  if (resolution.kind !== 'attribute') return undefined;
  const { path } = resolution;
  if (path.attribute.returned === 'never') return undefined;
  return leafOf(path).type === 'complex' ? subPath(resourceType, path, 'value') : path;
}
