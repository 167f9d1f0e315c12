import { ScimError } from './error.ts';

/** Anything that JSON can say. Objects made by this package have no prototype. */
export type ScimValue = string | number | boolean | null | readonly ScimValue[] | ScimObject;

export interface ScimObject {
  readonly [name: string]: ScimValue;
}

/**
 * What is stored of a resource: canonical attribute names at the top, one object per extension under its URN.
 * Never in it: `id`, `meta`, `schemas`, `groups`, `members`, `password`.
 */
export type ScimDocument = ScimObject;

/** An object under construction. */
export type ScimObjectDraft = Record<string, ScimValue>;

/**
 * An object without a prototype, on which `__proto__`, `constructor` and `toString` are names like any other:
 * there is nothing to inherit from and nothing to pollute.
 */
export function draftOf(source?: ScimObject): ScimObjectDraft {
  const draft: ScimObjectDraft = Object.create(null);
  if (source) for (const name of Object.keys(source)) draft[name] = source[name] ?? null;
  return draft;
}

/** The object with one entry set, or without it when the value is undefined; the given object stays as it is. */
export function withEntry(object: ScimObject, name: string, value: ScimValue | undefined): ScimObject {
  const draft = draftOf(object);
  if (value === undefined) delete draft[name];
  else draft[name] = value;
  return draft;
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScimObject(value: ScimValue | undefined): value is ScimObject {
  return isJsonObject(value);
}

export function isScimArray(value: ScimValue | undefined): value is readonly ScimValue[] {
  return Array.isArray(value);
}

/** The object's own value, never an inherited one: a document read from a database has a prototype. */
export function own(object: ScimObject, name: string): ScimValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** RFC 7643 section 2.5: null and an empty list both say that an attribute has no value. */
export function isUnassigned(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** JSON can carry what the text of a database can't: the NUL character and half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** The text itself; `name` says where it stands, for the sentence of the error. */
export function storableText(text: string, name: string): string {
  if (!isStorableText(text))
    throw new ScimError('invalidValue', `"${name}" contains a character that is not valid text.`);
  return text;
}

/** A deep copy of arbitrary JSON onto objects without a prototype, with a bound on its depth. */
export function copyJson(value: unknown, name: string, depthMax: number): ScimValue {
  if (depthMax < 0) throw new ScimError('invalidValue', `"${name}" is nested too deeply.`);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return storableText(value, name);
  if (typeof value === 'number' && Number.isFinite(value)) return exactNumber(value, name);
  if (Array.isArray(value)) return value.map((element) => copyJson(element, name, depthMax - 1));
  if (isJsonObject(value)) {
    const copy = draftOf();
    for (const [key, entry] of Object.entries(value))
      copy[storableText(key, name)] = copyJson(entry, name, depthMax - 1);
    return copy;
  }
  throw new ScimError('invalidValue', `"${name}" contains a value that JSON cannot express.`);
}

/** Beyond these an integer arrives rounded (RFC 8259 section 6), and what comes back would not be what was sent. */
function exactNumber(value: number, name: string): number {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new ScimError(
      'invalidValue',
      `"${name}" contains a number beyond ${Number.MAX_SAFE_INTEGER}, which cannot be kept exactly. Send it as text.`,
    );
  return value;
}

/** Equality of content: the order of names does not matter, the order of list elements does. */
export function sameValue(left: ScimValue | undefined, right: ScimValue | undefined): boolean {
  if (left === right) return true;
  if (isScimArray(left))
    return (
      isScimArray(right) &&
      left.length === right.length &&
      left.every((element, index) => sameValue(element, right[index]))
    );
  if (!isScimObject(left) || !isScimObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]))
  );
}

/** One text for equal content, so that a set can find it: `sameValue(a, b)` exactly when the texts are equal. */
export function contentKey(value: ScimValue | undefined): string {
  if (isScimArray(value)) return `[${value.map(contentKey).join()}]`;
  if (!isScimObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${contentKey(value[name])}`);
  return `{${entries.join()}}`;
}
