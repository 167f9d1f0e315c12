import {
  draftOf,
  isScimArray,
  isScimObject,
  isUnassigned,
  own,
  type ScimObject,
  type ScimValue,
} from './document.ts';
import { ScimError } from './error.ts';
import type { Attribute } from './schema/attribute.ts';
import { type ResourceType, resolveName } from './schema/resource-type.ts';

/** The names that a request selects, canonical and lower-case. */
interface Selection {
  /** Everything in it is selected: `emails`, `name.givenname`, `urn:…:user:department`. */
  readonly whole: ReadonlySet<string>;
  /** Only something in it is selected: `name`, `urn:…:user`. */
  readonly partial: ReadonlySet<string>;
}

/** Which attributes an answer shows (RFC 7644 section 3.9). */
export type Projection = { readonly resourceType: ResourceType } & (
  | { readonly kind: 'default' }
  | { readonly kind: 'only' | 'without'; readonly selection: Selection }
);

/**
 * Reads `attributes` and `excludedAttributes`, which are lists separated by commas in a query and JSON lists in a
 * search request. When both are given, `attributes` decides alone. Names that do not exist select nothing; a name
 * with a filter (`emails[type eq "work"]`) selects the attribute.
 *
 * @throws ScimError invalidValue when a parameter is neither text nor a list of text
 */
export function parseProjection(
  parameters: { readonly attributes?: unknown; readonly excludedAttributes?: unknown },
  resourceType: ResourceType,
): Projection {
  const only = readNames('attributes', parameters.attributes);
  if (only.length > 0) return { kind: 'only', resourceType, selection: select(only, resourceType) };
  const without = readNames('excludedAttributes', parameters.excludedAttributes);
  if (without.length > 0) return { kind: 'without', resourceType, selection: select(without, resourceType) };
  return { kind: 'default', resourceType };
}

/** The part of a full representation, with its `schemas`, `id` and `meta`, that the answer shows. */
export function project(resource: ScimObject, projection: Projection): ScimObject {
  const shown = draftOf();
  for (const name of Object.keys(resource)) {
    const part = show(own(resource, name), placeAtTop(name, projection), projection);
    if (part !== undefined) shown[name] = part;
  }
  return shown;
}

/**
 * Whether an answer shows any of an attribute, by its canonical name at the top of the resource: what is not shown
 * need not be loaded.
 */
export function returns(projection: Projection, name: string): boolean {
  return presence(placeAtTop(name, projection), projection) !== 'hidden';
}

/** Where a value stands. An extension, and what is in one that we don't know, have no definition. */
interface Place {
  readonly name: string;
  readonly attribute: Attribute | undefined;
  readonly isExtension: boolean;
}

function placeAtTop(name: string, { resourceType }: Projection): Place {
  const resolution = resolveName(resourceType, name);
  const attribute = resolution.kind === 'attribute' ? resolution.path.attribute : undefined;
  return { name, attribute, isExtension: resolution.kind === 'schema' || resolution.kind === 'custom' };
}

function placeIn(outer: Place, key: string, { resourceType }: Projection): Place {
  if (outer.isExtension) {
    const name = `${outer.name}:${key}`;
    const resolution = resolveName(resourceType, name);
    const attribute = resolution.kind === 'attribute' ? resolution.path.attribute : undefined;
    return { name, attribute, isExtension: false };
  }
  const attribute = outer.attribute?.subAttributes.get(key.toLowerCase());
  return { name: `${outer.name}.${key}`, attribute, isExtension: false };
}

function show(value: ScimValue | undefined, place: Place, projection: Projection): ScimValue | undefined {
  switch (presence(place, projection)) {
    case 'hidden':
      return undefined;
    case 'shown':
      return value;
    case 'parts':
      return showParts(value, place, projection);
  }
}

function showParts(
  value: ScimValue | undefined,
  place: Place,
  projection: Projection,
): ScimValue | undefined {
  if (isScimArray(value)) {
    const elements = value.flatMap((element) => showParts(element, place, projection) ?? []);
    return elements.length > 0 ? elements : undefined;
  }
  if (!isScimObject(value)) return value;
  const shown = draftOf();
  for (const key of Object.keys(value)) {
    const part = show(own(value, key), placeIn(place, key, projection), projection);
    if (part !== undefined) shown[key] = part;
  }
  return Object.keys(shown).length > 0 ? shown : undefined;
}

/** What was asked against the `returned` characteristic (RFC 7643 section 7). */
function presence({ name, attribute }: Place, projection: Projection): 'shown' | 'parts' | 'hidden' {
  const returned = attribute?.returned ?? 'default';
  if (returned === 'always') return 'shown';
  if (returned === 'never') return 'hidden';
  if (projection.kind === 'default') return returned === 'request' ? 'hidden' : 'shown';
  const key = name.toLowerCase();
  const isWhole = projection.selection.whole.has(key);
  if (!isWhole && projection.selection.partial.has(key)) return 'parts';
  if (projection.kind === 'only') return isWhole ? 'shown' : 'hidden';
  return isWhole || returned === 'request' ? 'hidden' : 'shown';
}

function readNames(parameter: string, value: unknown): readonly string[] {
  if (isUnassigned(value)) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((text) => {
    if (typeof text !== 'string')
      throw new ScimError('invalidValue', `"${parameter}" must be names of attributes, separated by commas.`);
    return text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  });
}

function select(names: readonly string[], resourceType: ResourceType): Selection {
  const whole = new Set<string>();
  const partial = new Set<string>();
  for (const name of names) {
    const [unfiltered = ''] = name.split('[', 1);
    for (const selected of canonicalNames(unfiltered, resourceType)) {
      const key = selected.toLowerCase();
      whole.add(key);
      for (const ancestor of ancestors(key)) partial.add(ancestor);
    }
  }
  return { whole, partial };
}

function canonicalNames(name: string, resourceType: ResourceType): readonly string[] {
  const resolution = resolveName(resourceType, name);
  switch (resolution.kind) {
    case 'attribute':
      return [resolution.path.name];
    case 'schema':
      // The core schema has no object of its own in the resource.
      return resolution.schema === resourceType.schema
        ? [...resolution.schema.attributes.values()].map((attribute) => attribute.name)
        : [resolution.schema.id];
    case 'custom':
      return [resolution.urn];
    case 'unknown':
      return [];
    default:
      return resolution satisfies never;
  }
}

/** What contains `urn:…:user:manager.value`: `urn:…:user:manager` and `urn:…:user`. */
function ancestors(name: string): readonly string[] {
  const colon = name.lastIndexOf(':');
  const dot = name.indexOf('.', colon + 1);
  return [...(dot > 0 ? [name.slice(0, dot)] : []), ...(colon > 0 ? [name.slice(0, colon)] : [])];
}
