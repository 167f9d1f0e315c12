import { isJsonObject } from '#document.ts';
import { ScimError } from '#error.ts';
import { type Assignment, assignmentsOf, assignmentsOfSchema } from './assignments.ts';
import type { RawOperation } from './message.ts';
import { isWritable, type RequestContext } from './request-context.ts';
import { type AttributeTarget, type ElementsTarget, type Target, TargetReader } from './target.ts';

/** An operation whose place is known and may be written; the value is as it was sent. */
export interface TargetedOperation extends Assignment {
  readonly op: RawOperation['op'];
}

/**
 * Finds where operations act. One without a path, or with the URN of a schema as its path, becomes one for each
 * attribute in its value.
 *
 * @throws ScimError noTarget, invalidPath, invalidFilter, invalidValue, mutability
 */
export function targetedOperations(
  operations: readonly RawOperation[],
  context: RequestContext,
): readonly TargetedOperation[] {
  const reader = new TargetReader(context.resourceType);
  return operations.flatMap((operation) => {
    if (operation.path === undefined) return pathless(operation, context);
    const target = reader.read(operation.path);
    requireValue(operation);
    return targeted(operation, target, context);
  });
}

/** Null takes a value away, but where there is none nobody said so, least of all that a group shall lose its members. */
function requireValue({ op, path = '', value }: RawOperation): void {
  if (op !== 'remove' && value === undefined)
    throw new ScimError(
      'invalidValue',
      `The "${op}" of "${path.slice(0, 100)}" needs a "value". To take it away, send "remove".`,
    );
}

function targeted(
  { op, value }: RawOperation,
  target: Target,
  context: RequestContext,
): readonly TargetedOperation[] {
  switch (target.kind) {
    case 'attribute':
    case 'elements':
      return mayWrite(target, context) ? [{ op, target, value }] : [];
    case 'schema':
      return op === 'remove'
        ? [{ op, target, value }]
        : assignmentsOfSchema(target.schema, value, context).map((assignment) => ({ op, ...assignment }));
    case 'custom':
      return [{ op, target, value }];
    default:
      return target satisfies never;
  }
}

function pathless({ op, value }: RawOperation, context: RequestContext): readonly TargetedOperation[] {
  if (op === 'remove')
    throw new ScimError('noTarget', 'A "remove" operation needs a "path" that says what to remove.');
  if (!isJsonObject(value))
    throw new ScimError(
      'invalidValue',
      `A "${op}" operation without a "path" needs an object as its "value".`,
    );
  return assignmentsOf(value, context).map((assignment) => ({ op, ...assignment }));
}

/**
 * RFC 7644 section 3.5.2 asks for `mutability` on a read-only attribute. `password`, which Okta sends to every
 * application, and `schemas`, which follows from the content, are left out instead.
 */
function mayWrite({ path }: AttributeTarget | ElementsTarget, { ignored }: RequestContext): boolean {
  if (isWritable(path)) return true;
  if (path.attribute.name !== 'password' && path.attribute.name !== 'schemas')
    throw new ScimError('mutability', `"${path.name}" is read-only.`);
  ignored.add(path.name);
  return false;
}
