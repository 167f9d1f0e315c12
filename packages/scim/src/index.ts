export {
  type BulkLimits,
  type BulkMethod,
  type BulkOperation,
  type BulkRequest,
  type BulkTarget,
  type InvalidBulkOperation,
  parseBulkRequest,
  resolveReferences,
} from './bulk/bulk-request.ts';
export { type BulkResult, bulkResponse } from './bulk/bulk-response.ts';
export { resourceTypeDocuments } from './discovery/resource-types.ts';
export { schemaDocuments } from './discovery/schemas.ts';
export {
  type AuthenticationScheme,
  type ServiceProviderFeatures,
  serviceProviderConfig,
} from './discovery/service-provider-config.ts';
export type { ScimDocument, ScimObject, ScimValue } from './document.ts';
export { type ErrorDocument, errorDocument, ScimError, type ScimType } from './error.ts';
export { matches } from './filter/matches.ts';
export { type FilterOptions, parseFilter } from './filter/parse-filter.ts';
export { printFilter } from './filter/print-filter.ts';
export type { ComparisonOperator, Filter, Operand } from './filter/tree.ts';
export {
  type ListLimits,
  type ListQuery,
  type Paging,
  parseListQuery,
  parseSearchRequest,
  type Sort,
} from './list/list-query.ts';
export { type ListPage, type ListResponse, listResponse } from './list/list-response.ts';
export { applyPatch, type PatchResult } from './patch/apply-patch.ts';
export { type Change, changesBetween } from './patch/changes.ts';
export type { MemberReference, MembersChange } from './patch/members.ts';
export type { Patch } from './patch/operation.ts';
export { type GroupPatch, type PatchContext, parseGroupPatch, parseUserPatch } from './patch/parse-patch.ts';
export { type Projection, parseProjection, project, returns } from './projection.ts';
export { type RedactedBody, redactBody } from './redaction/redact-body.ts';
export { withoutSecretValues } from './redaction/secret-names.ts';
export { type ParsedGroup, type ParsedUser, parseGroup, parseUser } from './resource/parse-resource.ts';
export type { Attribute, AttributeType, Schema } from './schema/attribute.ts';
export { type AttributePath, leafOf, valuesAt } from './schema/attribute-path.ts';
export {
  groupResourceType,
  type ResourceType,
  schemasOf,
  userResourceType,
} from './schema/resource-type.ts';
export { messageUrn, schemaUrn } from './urns.ts';
