import { isJsonObject } from '#document.ts';
import { type Attribute, isReference } from '#schema/attribute.ts';

/**
 * Rewrites the shapes in which identity providers send a value into the one that the attribute's definition asks
 * for. Each function returns what it does not recognise untouched; `readValue` is strict and sees only the result.
 */
export function rewriteValue(attribute: Attribute, value: unknown): unknown {
  if (attribute.multiValued) return listFromSingleValue(value);
  const single = singleValueFromList(value);
  if (attribute.type === 'complex') return objectFromText(attribute, single);
  const simple = simpleFromObject(single);
  return attribute.type === 'boolean' ? booleanFromText(simple) : simple;
}

/**
 * Entra ID sends booleans as text unless the tenant URL carries `aadOptscim062020`.
 * `"active": "False"` → `"active": false`
 */
function booleanFromText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : value;
}

/**
 * Entra ID's manager, and lists of plain addresses from hand-written templates.
 * `"manager": "26118915"` → `"manager": {"value": "26118915"}`
 * `"emails": ["a@x"]` → `"emails": [{"value": "a@x"}]`
 */
export function objectFromText(attribute: Attribute, value: unknown): unknown {
  return typeof value === 'string' && attribute.subAttributes.has('value') ? { value } : value;
}

/**
 * Entra ID's older dialect wraps the value of a single-valued attribute.
 * `"manager": [{"$ref": null, "value": "26118915"}]` → `"manager": {"$ref": null, "value": "26118915"}`
 */
export function singleValueFromList(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/**
 * The same dialect on a simple attribute.
 * `"displayName": [{"$ref": null, "value": "Ann"}]` → `"displayName": "Ann"`
 */
function simpleFromObject(value: unknown): unknown {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'value')) return value;
  const others = Object.keys(value).filter((name) => name !== 'value' && value[name] !== null);
  return others.length === 0 ? value.value : value;
}

/**
 * Clients that have one value leave the list out.
 * `"members": {"value": "2819c223"}` → `"members": [{"value": "2819c223"}]`
 */
export function listFromSingleValue(value: unknown): unknown {
  return value === null || value === undefined || Array.isArray(value) ? value : [value];
}

/**
 * Entra ID clears a manager with a value that is empty inside.
 * `"manager": {"value": ""}` → `"manager": null`
 */
export function unassignedFromEmptyReference(attribute: Attribute, value: unknown): unknown {
  return isReference(attribute) && isJsonObject(value) && isBlank(value.value) ? null : value;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
