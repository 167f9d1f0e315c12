import {
  draftOf,
  isScimArray,
  isScimObject,
  own,
  type ScimDocument,
  type ScimValue,
  withEntry,
} from '#document.ts';
import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import { type AttributePath, attributeValue } from '#schema/attribute-path.ts';
import { type Change, changesBetween } from './changes.ts';
import { applyCustom } from './custom-extension.ts';
import { appendElements, clearMatching, removeElements, setMatching } from './elements.ts';
import type { Patch, PatchOperation } from './operation.ts';

export interface PatchResult {
  /** The given document itself when nothing changed. */
  readonly document: ScimDocument;
  readonly changed: boolean;
  readonly changes: readonly Change[];
}

/**
 * Applies all operations in order, or none: the given document is never modified.
 *
 * @throws ScimError noTarget, invalidValue, tooMany
 */
export function applyPatch(document: ScimDocument, patch: Patch): PatchResult {
  const patched = applyOperations(document, patch.operations);
  const changes = changesBetween(document, patched);
  return changes.length > 0
    ? { document: patched, changed: true, changes }
    : { document, changed: false, changes };
}

export function applyOperations(document: ScimDocument, operations: readonly PatchOperation[]): ScimDocument {
  let elementsSeen = 0;
  return operations.reduce((current, operation) => {
    elementsSeen += elementsUnder(current, operation);
    if (elementsSeen > limits.elementsSeenMax)
      throw new ScimError('tooMany', 'The PATCH goes through too many values. Send it in several requests.');
    return applyOperation(current, operation);
  }, document);
}

/** How many elements the operation has to go through. */
function elementsUnder(document: ScimDocument, operation: PatchOperation): number {
  const value = 'path' in operation ? attributeValue(document, operation.path) : undefined;
  return isScimArray(value) ? value.length : 0;
}

function applyOperation(document: ScimDocument, operation: PatchOperation): ScimDocument {
  switch (operation.kind) {
    case 'set':
      return write(document, operation.path, operation.value);
    case 'clear':
      return write(document, operation.path, undefined);
    case 'append':
      return writeElements(document, operation.path, (elements) =>
        appendElements(elements, operation.elements, operation.path.attribute),
      );
    case 'removeElements':
      return writeElements(document, operation.path, (elements) =>
        removeElements(elements, operation.elements, operation.path.attribute),
      );
    case 'setMatching':
      return writeElements(document, operation.path, (elements) => setMatching(elements, operation));
    case 'clearMatching':
      return writeElements(document, operation.path, (elements) => clearMatching(elements, operation));
    case 'clearExtension':
      return withEntry(document, operation.schema.id, undefined);
    case 'custom':
      return applyCustom(document, operation);
    default:
      return operation satisfies never;
  }
}

/** Sets or takes away the attribute, or its sub-attribute; what has become empty goes with it. */
function write(document: ScimDocument, path: AttributePath, value: ScimValue | undefined): ScimDocument {
  if (!path.subAttribute) return writeAttribute(document, path, value);
  const current = attributeValue(document, path);
  const object = withEntry(isScimObject(current) ? current : draftOf(), path.subAttribute.name, value);
  return writeAttribute(document, path, Object.keys(object).length > 0 ? object : undefined);
}

function writeElements(
  document: ScimDocument,
  path: AttributePath,
  change: (elements: readonly ScimValue[]) => readonly ScimValue[],
): ScimDocument {
  const current = attributeValue(document, path);
  const elements = change(isScimArray(current) ? current : []);
  return writeAttribute(document, path, elements.length > 0 ? elements : undefined);
}

function writeAttribute(
  document: ScimDocument,
  { attribute, schema, inExtension }: AttributePath,
  value: ScimValue | undefined,
): ScimDocument {
  if (!inExtension) return withEntry(document, attribute.name, value);
  const current = own(document, schema.id);
  const extension = withEntry(isScimObject(current) ? current : draftOf(), attribute.name, value);
  return withEntry(document, schema.id, Object.keys(extension).length > 0 ? extension : undefined);
}
