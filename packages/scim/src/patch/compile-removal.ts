import { draftOf, isScimArray, type ScimObject, withEntry } from '#document.ts';
import { ScimError } from '#error.ts';
import type { Filter } from '#filter/tree.ts';
import { isReference } from '#schema/attribute.ts';
import { type AttributePath, leafOf } from '#schema/attribute-path.ts';
import { readValue } from '#values/read-value.ts';
import type { PatchOperation } from './operation.ts';
import type { RequestContext } from './request-context.ts';
import type { ElementsTarget } from './target.ts';

type Steps = readonly PatchOperation[];

/** Removes an attribute or one of its sub-attributes (RFC 7644 section 3.5.2.2). */
export function compileRemoval(path: AttributePath, value: unknown, context: RequestContext): Steps {
  const { attribute, subAttribute } = path;
  if (!attribute.multiValued) return [clear(wholeReference(path), 'mutability')];
  if (subAttribute) return [clearMatching(path, undefined, false)];
  return value === undefined || value === null
    ? [clear(path, 'mutability')]
    : removeListed(path, value, context);
}

/** Removes what matches. To find nothing is a success where the filter names one thing, as it is gone already. */
export function compileMatchingRemoval({ path, filter }: ElementsTarget): Steps {
  return [clearMatching(path, filter, equalityTemplate(filter) === undefined)];
}

/**
 * Entra ID names the elements to remove in the value, where the RFC has a filter in the path.
 * `{"op": "Remove", "path": "roles", "value": [{"value": "25"}]}`
 * → `{"op": "remove", "path": "roles[value eq \"25\"]"}`
 */
function removeListed(path: AttributePath, raw: unknown, context: RequestContext): Steps {
  const elements = readValue(path.attribute, raw, path.name, context.ignored);
  return isScimArray(elements) ? [{ kind: 'removeElements', path, elements }] : [];
}

/** @throws ScimError when a resource cannot be without the attribute */
export function clear(path: AttributePath, scimType: 'mutability' | 'invalidValue'): PatchOperation {
  const { attribute, subAttribute } = path;
  if (attribute.required && !subAttribute)
    throw new ScimError(scimType, `"${path.name}" is required and cannot be removed.`);
  if (attribute.name === 'active')
    // Without a value a user counts as active, so removing it would give access back.
    throw new ScimError(scimType, '"active" cannot be removed. Send false to deactivate the user.');
  return { kind: 'clear', path };
}

export function clearMatching(
  path: AttributePath,
  filter: Filter | undefined,
  required: boolean,
): PatchOperation {
  return { kind: 'clearMatching', path, filter, required };
}

/** `manager.value` is the manager: what else was known of the one before goes with it. */
export function wholeReference(path: AttributePath): AttributePath {
  return isReference(path.attribute) && path.subAttribute?.name === 'value'
    ? { ...path, name: path.name.slice(0, -'.value'.length), subAttribute: undefined }
    : path;
}

/** What an element has that satisfies `sub eq "x"`; undefined for every other filter. */
export function equalityTemplate(filter: Filter): ScimObject | undefined {
  if (filter.kind !== 'comparison' || filter.operator !== 'eq' || filter.operand.type === 'dateTime')
    return undefined;
  return withEntry(draftOf(), leafOf(filter.path).name, filter.operand.value);
}
