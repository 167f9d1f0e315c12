import {
  draftOf,
  isJsonObject,
  isScimObject,
  isUnassigned,
  own,
  type ScimObject,
  type ScimObjectDraft,
  type ScimValue,
  storableText,
  withEntry,
} from '#document.ts';
import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import type { Attribute } from '#schema/attribute.ts';
import { parseDateTime } from '#schema/date-time.ts';
import type { IgnoredAttributes } from './ignored-attributes.ts';
import { objectFromText, rewriteValue, unassignedFromEmptyReference } from './value-quirks.ts';

/**
 * Reads a value as its attribute's definition says. `name` is how the sentence of an error calls the attribute.
 *
 * @returns undefined when the value says that the attribute is unassigned
 * @throws ScimError invalidValue
 */
export function readValue(
  attribute: Attribute,
  raw: unknown,
  name: string,
  ignored: IgnoredAttributes,
): ScimValue | undefined {
  const value = unassignedFromEmptyReference(attribute, rewriteValue(attribute, raw));
  if (isUnassigned(value)) return undefined;
  if (attribute.multiValued) {
    const elements = readElements(attribute, value, name, ignored);
    return elements.length > 0 ? elements : undefined;
  }
  return readSingle(attribute, value, name, ignored);
}

/** The elements of a multi-valued attribute; those without content are left out. At most one stays primary. */
function readElements(
  attribute: Attribute,
  value: unknown,
  name: string,
  ignored: IgnoredAttributes,
): readonly ScimValue[] {
  if (!Array.isArray(value)) throw wrongType(attribute, value, name);
  if (value.length > limits.elementsMax)
    throw new ScimError('invalidValue', `"${name}" has more than ${limits.elementsMax} values.`);
  const elements = value.flatMap((raw: unknown) => {
    const element = readElement(attribute, raw, name, ignored);
    return element === undefined ? [] : [element];
  });
  return withOnePrimary(elements);
}

/** One element of a multi-valued attribute, or undefined when it has no content. */
export function readElement(
  attribute: Attribute,
  raw: unknown,
  name: string,
  ignored: IgnoredAttributes,
): ScimValue | undefined {
  if (isUnassigned(raw)) return undefined;
  return readSingle(attribute, objectFromText(attribute, raw), name, ignored);
}

function readSingle(
  attribute: Attribute,
  value: unknown,
  name: string,
  ignored: IgnoredAttributes,
): ScimValue | undefined {
  switch (attribute.type) {
    case 'string':
    case 'reference':
    case 'binary':
      return readText(attribute, value, name);
    case 'dateTime':
      if (typeof value !== 'string' || parseDateTime(value) === undefined)
        throw wrongType(attribute, value, name);
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(attribute, value, name);
      return value;
    case 'decimal':
    case 'integer':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(attribute, value, name);
      return value;
    case 'complex':
      return readComplex(attribute, value, name, ignored);
    default:
      return attribute.type satisfies never;
  }
}

function readText(attribute: Attribute, value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrongType(attribute, value, name);
  if (value.length > attribute.lengthMax)
    throw new ScimError('invalidValue', `"${name}" is longer than ${attribute.lengthMax} characters.`);
  return storableText(value, name);
}

function readComplex(
  attribute: Attribute,
  value: unknown,
  name: string,
  ignored: IgnoredAttributes,
): ScimObject | undefined {
  if (!isJsonObject(value)) throw wrongType(attribute, value, name);
  const object: ScimObjectDraft = draftOf();
  for (const key of Object.keys(value)) {
    if (isUnassigned(value[key])) continue;
    const subAttribute = attribute.subAttributes.get(key.toLowerCase());
    if (!subAttribute || subAttribute.mutability === 'readOnly') {
      ignored.add(`${name}.${key}`);
      continue;
    }
    const part = readValue(subAttribute, value[key], `${name}.${subAttribute.name}`, ignored);
    if (part !== undefined) object[subAttribute.name] = part;
  }
  return Object.keys(object).length > 0 ? object : undefined;
}

/**
 * "The primary attribute value 'true' MUST appear no more than once" (RFC 7643 section 2.4). Where a client sends
 * several, the last one wins, as the later of two PATCH operations does; `winner` makes another one win.
 */
export function withOnePrimary(elements: readonly ScimValue[], winner?: number): readonly ScimValue[] {
  const primary = winner ?? elements.findLastIndex(isPrimary);
  return elements.map((element, index) => {
    if (index === primary || !isScimObject(element) || !isPrimary(element)) return element;
    return withEntry(element, 'primary', false);
  });
}

export function isPrimary(element: ScimValue): boolean {
  return isScimObject(element) && own(element, 'primary') === true;
}

function wrongType(attribute: Attribute, value: unknown, name: string): ScimError {
  return new ScimError(
    'invalidValue',
    `"${name}" must be ${expected(attribute)}, but ${sent(value)} was sent.`,
  );
}

function expected(attribute: Attribute): string {
  if (attribute.multiValued) return 'a list';
  switch (attribute.type) {
    case 'string':
    case 'reference':
    case 'binary':
      return 'text';
    case 'dateTime':
      return 'a date and time such as "2026-01-31T09:00:00Z"';
    case 'boolean':
      return 'true or false';
    case 'decimal':
    case 'integer':
      return 'a number';
    case 'complex':
      return `an object with ${[...attribute.subAttributes.values()].map(({ name }) => `"${name}"`).join(', ')}`;
    default:
      return attribute.type satisfies never;
  }
}

function sent(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'empty text' : 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}
