import {
  contentKey,
  draftOf,
  isScimArray,
  isScimObject,
  own,
  type ScimDocument,
  type ScimObject,
  type ScimValue,
  withEntry,
} from '#document.ts';
import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import { schemaUrn } from '#urns.ts';
import type { PatchOperation } from './operation.ts';

type CustomOperation = Extract<PatchOperation, { kind: 'custom' }>;

/** A place in a schema that we have no table for. */
interface Place {
  readonly schema: string;
  /** Undefined: the whole extension. */
  readonly attribute: string | undefined;
  readonly subAttribute: string | undefined;
}

/**
 * Stores what belongs to a schema that we don't know, exactly as it was sent. Without a table there are no types:
 * adding to a list appends, adding or replacing an object merges, anything else is set.
 *
 * @throws ScimError invalidValue when the resource would have too many of them
 */
export function applyCustom(document: ScimDocument, operation: CustomOperation): ScimDocument {
  const { schema, attribute, subAttribute } = placeOf(document, operation);
  const current = own(document, schema);
  const extension = isScimObject(current) ? current : draftOf();
  const next =
    attribute === undefined
      ? changeExtension(extension, schema, operation)
      : changeAttribute(extension, { attribute, subAttribute }, operation);
  requireModest(next, schema);
  const changed = withEntry(document, schema, Object.keys(next).length > 0 ? next : undefined);
  if (Object.keys(changed).filter(isUnknownSchema).length > limits.customExtensionsMax)
    throw new ScimError('invalidValue', `There are more than ${limits.customExtensionsMax} extensions.`);
  return changed;
}

function isUnknownSchema(name: string): boolean {
  return name.includes(':') && name !== schemaUrn.enterpriseUser;
}

function changeExtension(
  extension: ScimObject,
  schema: string,
  { mode, value }: CustomOperation,
): ScimObject {
  if (mode === 'remove') return draftOf();
  if (!isScimObject(value))
    throw new ScimError('invalidValue', `"${schema}" must be an object with attributes of that schema.`);
  requireModest(value, schema);
  const next = draftOf(extension);
  const spellings = new Map(Object.keys(next).map((name) => [name.toLowerCase(), name]));
  for (const [sentName, entry] of Object.entries(value)) {
    const name = spellings.get(sentName.toLowerCase()) ?? sentName;
    const changed = changeValue(own(next, name), mode, entry);
    if (changed === undefined) {
      delete next[name];
      continue;
    }
    next[name] = changed;
    spellings.set(name.toLowerCase(), name);
  }
  return next;
}

function changeAttribute(
  extension: ScimObject,
  { attribute, subAttribute }: { attribute: string; subAttribute: string | undefined },
  { mode, value }: CustomOperation,
): ScimObject {
  if (subAttribute === undefined) return changeEntry(extension, attribute, mode, value);
  const name = spellingIn(extension, attribute);
  const current = own(extension, name);
  const object = changeEntry(isScimObject(current) ? current : draftOf(), subAttribute, mode, value);
  return withEntry(extension, name, Object.keys(object).length > 0 ? object : undefined);
}

function changeEntry(
  object: ScimObject,
  sentName: string,
  mode: CustomOperation['mode'],
  value: ScimValue | undefined,
): ScimObject {
  const name = spellingIn(object, sentName);
  return withEntry(object, name, changeValue(own(object, name), mode, value));
}

/** Undefined when nothing is left. */
function changeValue(
  current: ScimValue | undefined,
  mode: CustomOperation['mode'],
  value: ScimValue | undefined,
): ScimValue | undefined {
  if (mode === 'remove')
    return isScimArray(current) && isScimArray(value) ? difference(current, value) : undefined;
  if (value === undefined || value === null) return undefined;
  if (isScimArray(value) && value.length === 0) return mode === 'add' ? current : undefined;
  if (mode === 'add' && isScimArray(current)) return union(current, isScimArray(value) ? value : [value]);
  return isScimObject(current) && isScimObject(value) ? Object.assign(draftOf(current), value) : value;
}

function difference(
  current: readonly ScimValue[],
  removed: readonly ScimValue[],
): readonly ScimValue[] | undefined {
  const keys = new Set(removed.map(contentKey));
  const rest = current.filter((element) => !keys.has(contentKey(element)));
  return rest.length > 0 ? rest : undefined;
}

function union(current: readonly ScimValue[], added: readonly ScimValue[]): readonly ScimValue[] {
  return [...new Map([...current, ...added].map((element) => [contentKey(element), element])).values()];
}

/**
 * A URN alone does not say where the schema's name ends and an attribute begins. The resource decides if it has the
 * extension; else the shape does: RFC 7643 section 10.3 ends a schema's URN with a version and the resource type's
 * name (`urn:…:2.0:User`), what follows is an attribute (`urn:…:2.0:User:badge.colour`).
 */
function placeOf(document: ScimDocument, { urn, isSchema }: CustomOperation): Place {
  const whole: Place = { schema: spellingIn(document, urn), attribute: undefined, subAttribute: undefined };
  if (isSchema || Object.hasOwn(document, whole.schema) || endsWithSchema.test(urn)) return whole;
  const colon = urn.lastIndexOf(':');
  const schema = urn.slice(0, colon);
  const [attribute = '', subAttribute] = urn.slice(colon + 1).split('.', 2);
  if (!isAttributeName.test(attribute) || schema.indexOf(':') < 0) return whole;
  return { schema: spellingIn(document, schema), attribute, subAttribute };
}

const endsWithSchema = /:\d+(?:\.\d+)+:[^:]*$/;
const isAttributeName = /^[A-Za-z$_][A-Za-z0-9$_-]*$/;

/** The spelling under which the object has the name, whatever the case, else the one given. */
function spellingIn(object: ScimObject, name: string): string {
  if (Object.hasOwn(object, name)) return name;
  const lowerCase = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === lowerCase) ?? name;
}

function requireModest(object: ScimObject, name: string): void {
  if (Object.keys(object).length > limits.customAttributesMax)
    throw new ScimError('invalidValue', `There are too many attributes in ${name}.`);
}
