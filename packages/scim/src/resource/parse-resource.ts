import { draftOf, isJsonObject, isUnassigned, own, type ScimDocument, withEntry } from '#document.ts';
import { ScimError } from '#error.ts';
import { applyOperations } from '#patch/apply-patch.ts';
import { assignmentsOf } from '#patch/assignments.ts';
import { compileOperation } from '#patch/compile.ts';
import { compileMembers, concernsMembers, type MemberReference, type MembersChange } from '#patch/members.ts';
import type { RequestContext } from '#patch/request-context.ts';
import type { TargetedOperation } from '#patch/targeted-operations.ts';
import { groupResourceType, type ResourceType, userResourceType } from '#schema/resource-type.ts';
import { IgnoredAttributes } from '#values/ignored-attributes.ts';

export interface ParsedUser {
  /** Always has `userName` and `active`. */
  readonly document: ScimDocument;
  /** Names of attributes with a value that was left out: unknown, read-only, `password`. */
  readonly ignored: readonly string[];
}

export interface ParsedGroup {
  /** Always has `displayName`. */
  readonly document: ScimDocument;
  /** One can stand there twice; undefined when the body says nothing about members. */
  readonly members: readonly MemberReference[] | undefined;
  readonly ignored: readonly string[];
}

/**
 * Reads the body of a POST or PUT of a user. Values are kept as they were sent. A user is active unless the body
 * says otherwise.
 *
 * @throws ScimError invalidSyntax, invalidValue
 */
export function parseUser(body: unknown): ParsedUser {
  const { document, ignored } = parseResource(body, userResourceType);
  const active = own(document, 'active') ?? true;
  return { document: withEntry(document, 'active', active), ignored };
}

/**
 * Reads the body of a POST or PUT of a group.
 *
 * @throws ScimError invalidSyntax, invalidValue
 */
export function parseGroup(body: unknown): ParsedGroup {
  const { document, members, ignored } = parseResource(body, groupResourceType);
  return { document, members: members.kind === 'replaceAll' ? members.members : undefined, ignored };
}

interface ParsedResource {
  readonly document: ScimDocument;
  readonly members: MembersChange;
  readonly ignored: readonly string[];
}

/** A resource is what replacing every attribute of an empty one makes, so a body and a PATCH can't differ in meaning. */
function parseResource(body: unknown, resourceType: ResourceType): ParsedResource {
  if (!isJsonObject(body)) throw new ScimError('invalidSyntax', 'The body must be a JSON object.');
  const context: RequestContext = { resourceType, resourceId: undefined, ignored: new IgnoredAttributes() };
  let document: ScimDocument = draftOf();
  const members: TargetedOperation[] = [];
  for (const assignment of assignmentsOf(body, context)) {
    const operation: TargetedOperation = { op: 'replace', ...assignment };
    if (concernsMembers(operation)) members.push(operation);
    else document = applyOperations(document, compileOperation(operation, context));
  }
  requireAttributes(document, resourceType);
  return { document, members: compileMembers(members), ignored: context.ignored.list() };
}

function requireAttributes(document: ScimDocument, { schema }: ResourceType): void {
  for (const { name, required } of schema.attributes.values()) {
    const value = required ? own(document, name) : undefined;
    if (required && (isUnassigned(value) || (typeof value === 'string' && value.trim() === '')))
      throw new ScimError('invalidValue', `"${name}" is required and was not sent.`);
  }
}
