import {
  draftOf,
  isJsonObject,
  isScimArray,
  isScimObject,
  isUnassigned,
  type ScimObject,
  withEntry,
} from '#document.ts';
import { isReference } from '#schema/attribute.ts';
import { type AttributePath, leafOf } from '#schema/attribute-path.ts';
import { subPath } from '#schema/resource-type.ts';
import { readElement, readValue } from '#values/read-value.ts';
import { singleValueFromList } from '#values/value-quirks.ts';
import { clear, clearMatching, equalityTemplate, wholeReference } from './compile-removal.ts';
import type { PatchOperation } from './operation.ts';
import { isCleared, isPatch, isWritable, type RequestContext } from './request-context.ts';
import type { ElementsTarget } from './target.ts';

type Verb = 'add' | 'replace';
type Steps = readonly PatchOperation[];

/** Adds or replaces an attribute or one of its sub-attributes (RFC 7644 sections 3.5.2.1 and 3.5.2.3). */
export function compileAssignment(
  op: Verb,
  path: AttributePath,
  value: unknown,
  context: RequestContext,
): Steps {
  const { attribute, subAttribute } = path;
  if (attribute.multiValued)
    return subAttribute ? assignInAll(path, value, context) : assignList(op, path, value, context);
  if (attribute.type !== 'complex' || subAttribute || isReference(attribute))
    return assignSingle(wholeReference(path), value, context);
  return assignParts(op, path, value, context);
}

/**
 * Adds or replaces the elements that match a filter, or the path's sub-attribute of them.
 *
 * Entra ID sets `emails[type eq "work"].value` whether or not there is a work address, so a filter of one equality
 * that matches nothing makes the element: `{"type": "work", "value": …}`. The same holds for adding a whole element
 * (RFC 7644, erratum 8097). Otherwise no match is an error, as the RFC says.
 */
export function compileMatchingAssignment(
  op: Verb,
  target: ElementsTarget,
  raw: unknown,
  context: RequestContext,
): Steps {
  const { path, filter } = valueOfText(target, raw, context);
  const value = path.subAttribute ? partOf(path, raw, context) : elementOf(path, raw, context);
  if (!value) return [clearMatching(path, filter, false)];
  if (op === 'replace' && !path.subAttribute)
    return [{ kind: 'setMatching', path, filter, change: { kind: 'replace', value }, create: undefined }];
  const template = equalityTemplate(filter);
  const create = template && Object.assign(draftOf(template), value);
  return [{ kind: 'setMatching', path, filter, change: { kind: 'merge', value }, create }];
}

function assignSingle(path: AttributePath, raw: unknown, context: RequestContext): Steps {
  const value = isCleared(raw, context)
    ? undefined
    : readValue(leafOf(path), raw, path.name, context.ignored);
  if (value !== undefined) return [{ kind: 'set', path, value }];
  return isPatch(context) ? [clear(path, 'invalidValue')] : [];
}

/** A complex value is merged into what is there, one part at a time, whether it is added or replaced. */
function assignParts(op: Verb, path: AttributePath, raw: unknown, context: RequestContext): Steps {
  const value = singleValueFromList(raw);
  if (!isJsonObject(value)) return assignSingle(path, value, context);
  return Object.keys(value).flatMap((key) => {
    const part = subPath(context.resourceType, path, key);
    if (part && isWritable(part)) return compileAssignment(op, part, value[key], context);
    if (!isUnassigned(value[key])) context.ignored.add(`${path.name}.${key}`);
    return [];
  });
}

function assignList(op: Verb, path: AttributePath, raw: unknown, context: RequestContext): Steps {
  const value = isCleared(raw, context)
    ? undefined
    : readValue(path.attribute, raw, path.name, context.ignored);
  if (isScimArray(value))
    return op === 'add' ? [{ kind: 'append', path, elements: value }] : [{ kind: 'set', path, value }];
  return op === 'replace' && isPatch(context) ? [clear(path, 'invalidValue')] : [];
}

/** `emails.display` without a filter means every element, or a new one where there is none. */
function assignInAll(path: AttributePath, raw: unknown, context: RequestContext): Steps {
  const part = partOf(path, raw, context);
  return part
    ? [{ kind: 'setMatching', path, filter: undefined, change: { kind: 'merge', value: part }, create: part }]
    : [clearMatching(path, undefined, false)];
}

/**
 * Text for a whole element is its value, and must not cost it its type.
 * `{"path": "emails[type eq \"work\"]", "value": "ann@x"}`
 * → `{"path": "emails[type eq \"work\"].value", "value": "ann@x"}`
 */
function valueOfText(target: ElementsTarget, raw: unknown, { resourceType }: RequestContext): ElementsTarget {
  if (target.path.subAttribute || typeof raw !== 'string') return target;
  return { ...target, path: subPath(resourceType, target.path, 'value') ?? target.path };
}

/** The object that sets the path's sub-attribute, or undefined when the value says that it is unassigned. */
function partOf(path: AttributePath, raw: unknown, context: RequestContext): ScimObject | undefined {
  const leaf = leafOf(path);
  const value = isCleared(raw, context) ? undefined : readValue(leaf, raw, path.name, context.ignored);
  return value === undefined ? undefined : withEntry(draftOf(), leaf.name, value);
}

function elementOf(path: AttributePath, raw: unknown, context: RequestContext): ScimObject | undefined {
  const value = isCleared(raw, context)
    ? undefined
    : readElement(path.attribute, singleValueFromList(raw), path.name, context.ignored);
  return isScimObject(value) ? value : undefined;
}
