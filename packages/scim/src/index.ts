import type { ScimDocument, ScimObject, ScimValue } from './document.ts';
import type { ScimError } from './error.ts';
import type { Filter } from './filter/tree.ts';
import type { AttributePath } from './schema/attribute-path.ts';
import type { ResourceType } from './schema/resource-type.ts';

export type { ScimDocument, ScimObject, ScimValue } from './document.ts';
export { type ErrorDocument, errorDocument, ScimError, type ScimType } from './error.ts';
export type { ComparisonOperator, Filter, Operand } from './filter/tree.ts';
export type { Attribute, AttributeType, Schema } from './schema/attribute.ts';
export { type AttributePath, valuesAt } from './schema/attribute-path.ts';
export {
  groupResourceType,
  type ResourceType,
  schemasOf,
  userResourceType,
} from './schema/resource-type.ts';
export { messageUrn, schemaUrn } from './urns.ts';

// ---- bodies of POST and PUT

export interface ParsedUser {
  /** Has `userName` and `active` always. */
  readonly document: ScimDocument;
  /** Names of attributes with a value that were not kept: unknown, read-only, `password`. */
  readonly ignored: readonly string[];
}
export interface MemberReference {
  /** The id of the member, as sent. */
  readonly value: string;
  readonly type?: string;
}
export interface ParsedGroup {
  /** Has `displayName` always, `members` never. */
  readonly document: ScimDocument;
  /** Without duplicates. Undefined when the body has no `members`. */
  readonly members: readonly MemberReference[] | undefined;
  readonly ignored: readonly string[];
}
export declare function parseUser(body: unknown): ParsedUser;
export declare function parseGroup(body: unknown): ParsedGroup;

// ---- PATCH

/** A validated PATCH, ready for `applyPatch`. */
export interface Patch {
  readonly operations: readonly unknown[];
  readonly ignored: readonly string[];
}
export type MembersChange =
  | { readonly kind: 'none' }
  /** An id is in at most one of the two. Adding who is there and removing who is not are both successes. */
  | { readonly kind: 'delta'; readonly add: readonly MemberReference[]; readonly remove: readonly string[] }
  | { readonly kind: 'replaceAll'; readonly members: readonly MemberReference[] };
export interface GroupPatch {
  readonly attributes: Patch;
  readonly members: MembersChange;
}
export interface Change {
  /** e.g. `name.familyName`, `emails`, `urn:…:User:department`. */
  readonly path: string;
  /** Undefined: was not there. */
  readonly before: ScimValue | undefined;
  readonly after: ScimValue | undefined;
}
export interface PatchResult {
  readonly document: ScimDocument;
  readonly changed: boolean;
  readonly changes: readonly Change[];
}
export declare function parseUserPatch(body: unknown, context: { resourceId: string }): Patch;
export declare function parseGroupPatch(body: unknown, context: { resourceId: string }): GroupPatch;
export declare function applyPatch(document: ScimDocument, patch: Patch): PatchResult;
/** The same list for PUT: what differs between two documents. */
export declare function changesBetween(before: ScimDocument, after: ScimDocument): Change[];

// ---- filter

export declare function parseFilter(text: string, resourceType: ResourceType): Filter;
export declare function printFilter(filter: Filter): string;
export declare function matches(filter: Filter, resource: ScimObject): boolean;

// ---- projection

/** Opaque: which attributes an answer shows. */
export interface Projection {
  readonly kind: 'default' | 'only' | 'without';
}
export declare function parseProjection(
  parameters: { attributes?: unknown; excludedAttributes?: unknown },
  resourceType: ResourceType,
): Projection;
/** `resource` is the full representation with `schemas`, `id`, `meta`. */
export declare function project(resource: ScimObject, projection: Projection): ScimObject;
/** Whether an answer shows the attribute, asked before it is loaded. */
export declare function returns(projection: Projection, attribute: string): boolean;

// ---- lists

export interface ListLimits {
  readonly countDefault: number;
  readonly countMax: number;
}
export type Paging =
  | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
  /** `cursor` is undefined for the first page. */
  | { readonly kind: 'cursor'; readonly cursor: string | undefined; readonly count: number };
export interface ListQuery {
  readonly filter: Filter | undefined;
  readonly sort: { readonly path: AttributePath; readonly descending: boolean } | undefined;
  readonly paging: Paging;
  readonly projection: Projection;
}
export declare function parseListQuery(
  query: Readonly<Record<string, unknown>>,
  resourceType: ResourceType,
  limits: ListLimits,
): ListQuery;
export declare function parseSearchRequest(
  body: unknown,
  resourceType: ResourceType,
  limits: ListLimits,
): ListQuery;
export declare function listResponse(page: {
  totalResults: number;
  /** Undefined when `count` was 0: totals only. */
  resources: readonly unknown[] | undefined;
  startIndex?: number;
  nextCursor?: string;
  previousCursor?: string;
}): ScimObject;

// ---- bulk

export type BulkTarget =
  | { readonly kind: 'collection'; readonly resourceType: ResourceType }
  | { readonly kind: 'resource'; readonly resourceType: ResourceType; readonly id: string };
export interface BulkOperation {
  readonly kind: 'operation';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly bulkId: string | undefined;
  readonly version: string | undefined;
  /** `id` may be `bulkId:…` until `resolveReferences`. */
  readonly target: BulkTarget;
  readonly data: unknown;
  /** The bulkIds that path and data refer to. */
  readonly references: readonly string[];
}
export interface InvalidBulkOperation {
  readonly kind: 'invalid';
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  readonly error: ScimError;
}
export interface BulkPlan {
  readonly failOnErrors: number | undefined;
  /** In the order of the request. */
  readonly operations: readonly (BulkOperation | InvalidBulkOperation)[];
  /** Indexes into `operations`, in the order to run; a step of several is a circle of references. */
  readonly steps: readonly (readonly number[])[];
}
export declare function parseBulkRequest(body: unknown, limits: { operationsMax: number }): BulkPlan;

// ---- discovery

export interface ServiceProviderFeatures {
  readonly documentationUri?: string;
  readonly bulk: {
    readonly supported: boolean;
    readonly maxOperations: number;
    readonly maxPayloadSize: number;
  };
  readonly filter: { readonly supported: boolean; readonly maxResults: number };
  readonly patch: boolean;
  readonly sort: boolean;
  readonly etag: boolean;
  readonly changePassword: boolean;
  readonly cursorPagination?: { readonly cursorTimeoutSeconds: number };
  readonly authenticationSchemes: readonly ('oauthbearertoken' | 'oauth2')[];
}
export declare function serviceProviderConfig(baseUrl: string, features: ServiceProviderFeatures): ScimObject;
export declare function resourceTypeDocuments(baseUrl: string): readonly ScimObject[];
export declare function schemaDocuments(baseUrl: string): readonly ScimObject[];
