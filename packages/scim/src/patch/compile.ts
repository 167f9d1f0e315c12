import { copyJson, isUnassigned, storableText } from '#document.ts';
import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import type { Schema } from '#schema/attribute.ts';
import { compileAssignment, compileMatchingAssignment } from './compile-assignment.ts';
import { compileMatchingRemoval, compileRemoval } from './compile-removal.ts';
import type { PatchOperation } from './operation.ts';
import { isCleared, isPatch, type RequestContext } from './request-context.ts';
import type { CustomTarget } from './target.ts';
import type { TargetedOperation } from './targeted-operations.ts';

/**
 * Turns an operation into steps with values of the right type (RFC 7644 section 3.5.2).
 *
 * @throws ScimError invalidValue, mutability, noTarget
 */
export function compileOperation(
  { op, target, value }: TargetedOperation,
  context: RequestContext,
): readonly PatchOperation[] {
  switch (target.kind) {
    case 'attribute':
      return op === 'remove'
        ? compileRemoval(target.path, value, context)
        : compileAssignment(op, target.path, value, context);
    case 'elements':
      return op === 'remove'
        ? compileMatchingRemoval(target)
        : compileMatchingAssignment(op, target, value, context);
    case 'schema':
      return clearSchema(target.schema, context);
    case 'custom':
      return compileCustom(op, target, value, context);
    default:
      return target satisfies never;
  }
}

/** What a schema's URN assigns is taken apart before, so here it can only be removed. */
function clearSchema(schema: Schema, context: RequestContext): readonly PatchOperation[] {
  if (!isPatch(context)) return [];
  if (schema === context.resourceType.schema)
    throw new ScimError('noTarget', `"${schema.id}" is the resource itself; name the attribute to remove.`);
  return [{ kind: 'clearExtension', schema }];
}

/** Without a table there is nothing to check but that it can be stored. */
function compileCustom(
  op: TargetedOperation['op'],
  { urn, isSchema }: CustomTarget,
  raw: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const isGone = isUnassigned(raw) || isCleared(raw, context);
  if (isGone && !isPatch(context)) return [];
  const isEmptyList = Array.isArray(raw) && raw.length === 0;
  if (isEmptyList && op !== 'replace') return [];
  const value = isGone ? undefined : copyJson(raw, urn, limits.customDepthMax);
  return [{ kind: 'custom', urn: storableText(urn, 'urn'), isSchema, mode: isGone ? 'remove' : op, value }];
}
