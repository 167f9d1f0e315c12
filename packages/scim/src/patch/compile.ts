import {
  copyJson,
  draftOf,
  isJsonObject,
  isScimArray,
  isScimObject,
  isUnassigned,
  type ScimObject,
  storableText,
  withEntry,
} from '#document.ts';
import { ScimError } from '#error.ts';
import type { Filter } from '#filter/tree.ts';
import { limits } from '#limits.ts';
import { isReference } from '#schema/attribute.ts';
import { type AttributePath, leafOf } from '#schema/attribute-path.ts';
import { subPath } from '#schema/resource-type.ts';
import { readElement, readValue } from '#values/read-value.ts';
import { singleValueFromList } from '#values/value-quirks.ts';
import { isWritable, type RequestContext } from './assignments.ts';
import type { PatchOperation } from './operation.ts';
import type { Target } from './target.ts';
import type { TargetedOperation } from './targeted-operations.ts';

type Verb = 'add' | 'replace';

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
      return op === 'remove' ? remove(target.path, value, context) : assign(op, target.path, value, context);
    case 'elements':
      return op === 'remove'
        ? [clearMatching(target.path, target.filter, equalityTemplate(target.filter) === undefined)]
        : assignMatching(op, target, value, context);
    case 'schema':
      return clearSchema(target, context);
    case 'custom':
      return custom(op, target, value, context);
    default:
      return target satisfies never;
  }
}

function assign(
  op: Verb,
  path: AttributePath,
  value: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const { attribute, subAttribute } = path;
  if (attribute.multiValued)
    return subAttribute ? assignInAll(path, value, context) : assignList(op, path, value, context);
  if (attribute.type !== 'complex') return assignSingle(path, value, context);
  if (!subAttribute && !isReference(attribute)) return assignParts(op, path, value, context);
  return assignSingle(wholeReference(path), value, context);
}

function assignSingle(path: AttributePath, raw: unknown, context: RequestContext): readonly PatchOperation[] {
  const value = isCleared(raw, context)
    ? undefined
    : readValue(leafOf(path), raw, path.name, context.ignored);
  if (value !== undefined) return [{ kind: 'set', path, value }];
  return isPatch(context) ? [clear(path, 'invalidValue')] : [];
}

/** `manager.value` is the manager: what else was known of the one before goes with it. */
function wholeReference(path: AttributePath): AttributePath {
  return isReference(path.attribute) && path.subAttribute?.name === 'value'
    ? { ...path, name: path.name.slice(0, -'.value'.length), subAttribute: undefined }
    : path;
}

/** A complex value is merged into what is there, one part at a time, whether it is added or replaced. */
function assignParts(
  op: Verb,
  path: AttributePath,
  raw: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const value = singleValueFromList(raw);
  if (!isJsonObject(value)) return assignSingle(path, value, context);
  return Object.keys(value).flatMap((key) => {
    const part = subPath(context.resourceType, path, key);
    if (part && isWritable(part)) return assign(op, part, value[key], context);
    if (!isUnassigned(value[key])) context.ignored.add(`${path.name}.${key}`);
    return [];
  });
}

function assignList(
  op: Verb,
  path: AttributePath,
  raw: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const value = isCleared(raw, context)
    ? undefined
    : readValue(path.attribute, raw, path.name, context.ignored);
  if (isScimArray(value))
    return op === 'add' ? [{ kind: 'append', path, elements: value }] : [{ kind: 'set', path, value }];
  return op === 'replace' && isPatch(context) ? [clear(path, 'invalidValue')] : [];
}

/** `emails.display` without a filter means every element, and the first one where there is none. */
function assignInAll(path: AttributePath, raw: unknown, context: RequestContext): readonly PatchOperation[] {
  const part = partWith(path, raw, context);
  return part
    ? [{ kind: 'setMatching', path, filter: undefined, change: { kind: 'merge', value: part }, create: part }]
    : [clearMatching(path, undefined, false)];
}

/**
 * Entra ID sets `emails[type eq "work"].value` whether or not there is a work address, so a filter of one equality
 * that matches nothing makes the element: `{"type": "work", "value": …}`. The same holds for adding a whole element
 * (RFC 7644, erratum 8097). Otherwise no match is an error, as the RFC says.
 */
function assignMatching(
  op: Verb,
  { path, filter }: Extract<Target, { kind: 'elements' }>,
  raw: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const template = equalityTemplate(filter);
  if (path.subAttribute) {
    const part = partWith(path, raw, context);
    if (!part) return [clearMatching(path, filter, false)];
    const create = template && merge(template, part);
    return [{ kind: 'setMatching', path, filter, change: { kind: 'merge', value: part }, create }];
  }
  const value = isCleared(raw, context)
    ? undefined
    : readElement(path.attribute, singleValueFromList(raw), path.name, context.ignored);
  if (!isScimObject(value)) return [clearMatching(path, filter, false)];
  if (op === 'replace')
    return [{ kind: 'setMatching', path, filter, change: { kind: 'replace', value }, create: undefined }];
  const create = template && merge(template, value);
  return [{ kind: 'setMatching', path, filter, change: { kind: 'merge', value }, create }];
}

/** The object that sets the path's sub-attribute, or undefined when the value says that it is unassigned. */
function partWith(path: AttributePath, raw: unknown, context: RequestContext): ScimObject | undefined {
  const leaf = leafOf(path);
  const value = isCleared(raw, context) ? undefined : readValue(leaf, raw, path.name, context.ignored);
  return value === undefined ? undefined : withEntry(draftOf(), leaf.name, value);
}

/** What an element has that satisfies `sub eq "x"`; undefined for every other filter. */
function equalityTemplate(filter: Filter): ScimObject | undefined {
  if (filter.kind !== 'comparison' || filter.operator !== 'eq' || filter.operand.type === 'dateTime')
    return undefined;
  return withEntry(draftOf(), leafOf(filter.path).name, filter.operand.value);
}

function remove(path: AttributePath, value: unknown, context: RequestContext): readonly PatchOperation[] {
  const { attribute, subAttribute } = path;
  if (!attribute.multiValued) return [clear(wholeReference(path), 'mutability')];
  if (subAttribute) return [clearMatching(path, undefined, false)];
  return value === undefined || value === null
    ? [clear(path, 'mutability')]
    : removeListed(path, value, context);
}

/**
 * Entra ID names the elements to remove in the value, where the RFC has a filter in the path.
 * `{"op": "Remove", "path": "roles", "value": [{"value": "25"}]}`
 * → `{"op": "remove", "path": "roles[value eq \"25\"]"}`
 */
function removeListed(path: AttributePath, raw: unknown, context: RequestContext): readonly PatchOperation[] {
  const elements = readValue(path.attribute, raw, path.name, context.ignored);
  return isScimArray(elements) ? [{ kind: 'removeElements', path, elements }] : [];
}

/** @throws ScimError when a resource cannot be without the attribute */
function clear(path: AttributePath, scimType: 'mutability' | 'invalidValue'): PatchOperation {
  const { attribute, subAttribute } = path;
  if (attribute.required && !subAttribute)
    throw new ScimError(scimType, `"${path.name}" is required and cannot be removed.`);
  if (attribute.name === 'active')
    // Without a value a user counts as active, so removing it would give access back.
    throw new ScimError(scimType, '"active" cannot be removed. Send false to deactivate the user.');
  return { kind: 'clear', path };
}

function clearMatching(path: AttributePath, filter: Filter | undefined, required: boolean): PatchOperation {
  return { kind: 'clearMatching', path, filter, required };
}

function clearSchema(
  { schema }: Extract<Target, { kind: 'schema' }>,
  context: RequestContext,
): readonly PatchOperation[] {
  if (!isPatch(context)) return [];
  if (schema === context.resourceType.schema)
    throw new ScimError('noTarget', `"${schema.id}" is the resource itself; name the attribute to remove.`);
  return [{ kind: 'clearExtension', schema }];
}

function custom(
  op: TargetedOperation['op'],
  { urn, isSchema }: Extract<Target, { kind: 'custom' }>,
  raw: unknown,
  context: RequestContext,
): readonly PatchOperation[] {
  const taken = op === 'remove' || isUnassigned(raw) || isCleared(raw, context);
  if (taken && !isPatch(context)) return [];
  const value = taken ? undefined : copyJson(raw, urn, limits.customDepthMax);
  return [
    {
      kind: 'custom',
      urn: storableText(urn, 'urn'),
      isSchema,
      mode: op === 'add' ? 'add' : 'replace',
      value,
    },
  ];
}

/** In a PATCH, Entra ID and others send empty text for "no value"; in a resource it is a value like any other. */
function isCleared(value: unknown, context: RequestContext): boolean {
  return value === '' && isPatch(context);
}

function isPatch({ resourceId }: RequestContext): boolean {
  return resourceId !== undefined;
}

function merge(template: ScimObject, value: ScimObject): ScimObject {
  return Object.assign(draftOf(template), value);
}
