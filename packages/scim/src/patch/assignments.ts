import { isJsonObject, isUnassigned } from '#document.ts';
import { ScimError } from '#error.ts';
import type { Schema } from '#schema/attribute.ts';
import type { AttributePath } from '#schema/attribute-path.ts';
import { resolveName } from '#schema/resource-type.ts';
import { isPatch, isWritable, type RequestContext } from './request-context.ts';
import { parseTarget, type Target } from './target.ts';

/** A value and where it goes. */
export interface Assignment {
  readonly target: Target;
  readonly value: unknown;
}

/**
 * Takes an object with attributes apart: the body of POST and PUT, and the value of a PATCH operation without a
 * path. Names may be dotted or carry a URN, as Entra ID sends them under `aadOptscim062020`; they are places, never
 * keys to be stored:
 * `{"name.givenName": "Ann", "urn:…:enterprise:2.0:User:department": "HR"}`
 * → `{"name": {"givenName": "Ann"}, "urn:…:enterprise:2.0:User": {"department": "HR"}}`
 *
 * What only the service provider can set is left out, since identity providers echo what they have read.
 */
export function assignmentsOf(
  object: Readonly<Record<string, unknown>>,
  context: RequestContext,
): readonly Assignment[] {
  return Object.keys(object).flatMap((key) => assignmentsOfEntry(key, object[key], context));
}

function assignmentsOfEntry(key: string, value: unknown, context: RequestContext): readonly Assignment[] {
  const resolution = resolveName(context.resourceType, key);
  switch (resolution.kind) {
    case 'attribute':
      return writable(resolution.path, value, context) ? [{ target: resolution, value }] : [];
    case 'schema':
      return assignmentsOfSchema(resolution.schema, value, context);
    case 'custom':
      return [{ target: { ...resolution, isSchema: isJsonObject(value) }, value }];
    case 'unknown':
      return assignmentByPath(key, value, context);
    default:
      return resolution satisfies never;
  }
}

/** The content of `"urn:…:enterprise:2.0:User": {…}`; null empties the extension. */
export function assignmentsOfSchema(
  schema: Schema,
  value: unknown,
  context: RequestContext,
): readonly Assignment[] {
  if (isUnassigned(value)) return [{ target: { kind: 'schema', schema }, value: null }];
  if (!isJsonObject(value))
    throw new ScimError('invalidValue', `"${schema.id}" must be an object with attributes of that schema.`);
  return Object.keys(value).flatMap((key) => {
    const resolution = resolveName(context.resourceType, `${schema.id}:${key}`);
    if (resolution.kind !== 'attribute') {
      if (!isUnassigned(value[key])) context.ignored.add(`${schema.id}:${key}`);
      return [];
    }
    return writable(resolution.path, value[key], context) ? [{ target: resolution, value: value[key] }] : [];
  });
}

/** `{"emails[type eq \"work\"].value": "ann@x"}`, or a name that nothing defines. */
function assignmentByPath(key: string, value: unknown, context: RequestContext): readonly Assignment[] {
  if (isUnassigned(value)) return [];
  const [name = ''] = key.split('[', 1);
  if (name !== key && resolveName(context.resourceType, name).kind === 'attribute')
    return [{ target: parseTarget(key, context.resourceType), value }];
  context.ignored.add(key);
  return [];
}

/** False for what is ignored in an object; the same names in an explicit path are refused. */
function writable(path: AttributePath, value: unknown, context: RequestContext): boolean {
  const name = path.attribute.name;
  if (name === 'schemas') return false;
  if (name === 'id' && isPatch(context) && !isUnassigned(value)) {
    if (value !== context.resourceId)
      throw new ScimError('mutability', 'The "id" of a resource cannot be changed.');
    return false;
  }
  if (isWritable(path)) return true;
  if (!isUnassigned(value)) context.ignored.add(path.name);
  return false;
}
