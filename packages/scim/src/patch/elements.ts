import {
  contentKey,
  draftOf,
  isScimObject,
  own,
  type ScimObject,
  type ScimValue,
  sameValue,
  withEntry,
} from '#document.ts';
import { ScimError } from '#error.ts';
import { matchesElement } from '#filter/matches.ts';
import type { Filter } from '#filter/tree.ts';
import { limits } from '#limits.ts';
import type { Attribute } from '#schema/attribute.ts';
import type { AttributePath } from '#schema/attribute-path.ts';
import { isPrimary, withOnePrimary } from '#values/read-value.ts';
import type { ElementChange } from './operation.ts';

type Elements = readonly ScimValue[];

/**
 * Adds elements. One with the value and type of an existing one is merged into it, since a resource should not
 * have the same pair twice (RFC 7643 section 2.4), and adding what is there changes nothing.
 */
export function appendElements(existing: Elements, added: Elements, attribute: Attribute): Elements {
  const elements = [...existing];
  const positions = new Map(existing.map((element, index) => [identityOf(element, attribute), index]));
  let primary: number | undefined;
  for (const element of added) {
    const identity = identityOf(element, attribute);
    const position = positions.get(identity) ?? elements.length;
    const present = elements[position];
    elements[position] = present === undefined ? element : mergeElements(present, element);
    positions.set(identity, position);
    if (isPrimary(element)) primary = position;
  }
  if (elements.length > limits.elementsMax)
    throw new ScimError(
      'invalidValue',
      `"${attribute.name}" would have more than ${limits.elementsMax} values.`,
    );
  return withOnePrimary(elements, primary);
}

/** Takes the elements away that have the value, and where it is given the type, of one of the others. */
export function removeElements(existing: Elements, removed: Elements, attribute: Attribute): Elements {
  const identities = new Set(removed.map((element) => identityOf(element, attribute)));
  return existing.filter(
    (element) =>
      !identities.has(identityOf(element, attribute)) &&
      !identities.has(identityOf(withoutType(element), attribute)),
  );
}

/**
 * Changes the elements that match, or makes one.
 *
 * @throws ScimError noTarget when none matches and none may be made
 */
export function setMatching(
  existing: Elements,
  operation: {
    path: AttributePath;
    filter: Filter | undefined;
    change: ElementChange;
    create: ScimObject | undefined;
  },
): Elements {
  const { path, filter, change, create } = operation;
  const matching = existing.map((element) => filter === undefined || matchesElement(filter, element));
  if (!matching.includes(true)) {
    if (!create) throw noMatch(path);
    return appendElements(existing, [create], path.attribute);
  }
  const elements = existing.map((element, index) => {
    if (!matching[index]) return element;
    return change.kind === 'replace' ? change.value : mergeElements(element, change.value);
  });
  return isPrimary(change.value) ? withOnePrimary(elements, matching.lastIndexOf(true)) : elements;
}

/**
 * Takes the elements that match away, or only the path's sub-attribute of them, and then also the element when
 * nothing but labels is left of it.
 *
 * @throws ScimError noTarget when none matches and one is required
 */
export function clearMatching(
  existing: Elements,
  { path, filter, required }: { path: AttributePath; filter: Filter | undefined; required: boolean },
): Elements {
  const matching = existing.map((element) => filter === undefined || matchesElement(filter, element));
  if (required && !matching.includes(true)) throw noMatch(path);
  return existing.flatMap((element, index) => {
    if (!matching[index]) return [element];
    if (!path.subAttribute || !isScimObject(element)) return [];
    const rest = withEntry(element, path.subAttribute.name, undefined);
    return hasContent(rest) ? [rest] : [];
  });
}

/** An element without a value, such as a postal address, is identified by all it contains. */
function identityOf(element: ScimValue, attribute: Attribute): string {
  const value = isScimObject(element) ? own(element, 'value') : undefined;
  if (!isScimObject(element) || typeof value !== 'string') return contentKey(element);
  const type = own(element, 'type');
  const caseExact = attribute.subAttributes.get('value')?.caseExact ?? false;
  const folded = caseExact ? value : value.toLowerCase();
  return `${folded}\u0000${typeof type === 'string' ? type.toLowerCase() : ''}`;
}

function withoutType(element: ScimValue): ScimValue {
  return isScimObject(element) ? withEntry(element, 'type', undefined) : element;
}

function mergeElements(element: ScimValue, change: ScimValue): ScimValue {
  if (!isScimObject(element) || !isScimObject(change)) return change;
  const isThere = Object.keys(change).every((name) => sameValue(own(element, name), change[name]));
  return isThere ? element : Object.assign(draftOf(element), change);
}

const labels = new Set(['type', 'primary', 'display']);

function hasContent(element: ScimObject): boolean {
  return Object.keys(element).some((name) => !labels.has(name));
}

function noMatch(path: AttributePath): ScimError {
  return new ScimError('noTarget', `No value of "${path.attribute.name}" matches the filter in the path.`);
}
