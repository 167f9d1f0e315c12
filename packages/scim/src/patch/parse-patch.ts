import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import { groupResourceType, type ResourceType, userResourceType } from '#schema/resource-type.ts';
import { IgnoredAttributes } from '#values/ignored-attributes.ts';
import { compileOperation } from './compile.ts';
import { compileMembers, concernsMembers, type MembersChange } from './members.ts';
import { readPatchMessage } from './message.ts';
import type { Patch, PatchOperation } from './operation.ts';
import type { RequestContext } from './request-context.ts';
import { type TargetedOperation, targetedOperations } from './targeted-operations.ts';

export interface PatchContext {
  /** The id of the resource that the request names. */
  readonly resourceId: string;
}

export interface GroupPatch {
  readonly attributes: Patch;
  readonly members: MembersChange;
}

/**
 * Reads the body of `PATCH /Users/{id}`. Nothing is applied yet, so an error leaves everything as it was.
 *
 * @throws ScimError invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget, mutability
 */
export function parseUserPatch(body: unknown, { resourceId }: PatchContext): Patch {
  const context = contextOf(userResourceType, resourceId);
  const operations = targetedOperations(readPatchMessage(body), context);
  return compilePatch(operations, context);
}

/**
 * Reads the body of `PATCH /Groups/{id}`: the group's own attributes as a patch of its document, its members as
 * who comes and who goes.
 *
 * @throws ScimError invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget, mutability
 */
export function parseGroupPatch(body: unknown, { resourceId }: PatchContext): GroupPatch {
  const context = contextOf(groupResourceType, resourceId);
  const operations = targetedOperations(readPatchMessage(body), context);
  const { members = [], attributes = [] } = Object.groupBy(operations, (operation) =>
    concernsMembers(operation) ? 'members' : 'attributes',
  );
  return { attributes: compilePatch(attributes, context), members: compileMembers(members) };
}

function contextOf(resourceType: ResourceType, resourceId: string): RequestContext {
  return { resourceType, resourceId, ignored: new IgnoredAttributes() };
}

function compilePatch(operations: readonly TargetedOperation[], context: RequestContext): Patch {
  const compiled: PatchOperation[] = [];
  for (const operation of operations) {
    compiled.push(...compileOperation(operation, context));
    if (compiled.length > limits.patchOperationsMax)
      throw new ScimError(
        'invalidValue',
        `A PATCH can change at most ${limits.patchOperationsMax} attributes.`,
      );
  }
  return { operations: compiled, ignored: context.ignored.list() };
}
