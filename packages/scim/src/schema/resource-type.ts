import { isScimObject, type ScimDocument } from '#document.ts';
import { byLowerCaseName, type Schema } from './attribute.ts';
import type { AttributePath } from './attribute-path.ts';
import { commonAttributes } from './common-attributes.ts';
import { enterpriseUserSchema } from './enterprise-user.ts';
import { groupSchema } from './group.ts';
import { userSchema } from './user.ts';

/** What a name in a body, a path, a filter or a projection means. */
export type Resolution =
  | { readonly kind: 'attribute'; readonly path: AttributePath }
  /** The URN of one of the resource type's own schemas. */
  | { readonly kind: 'schema'; readonly schema: Schema }
  /** A URN of a schema, or of an attribute of a schema, that we don't know. */
  | { readonly kind: 'custom'; readonly urn: string }
  | { readonly kind: 'unknown' };

export interface ResourceType {
  readonly name: 'User' | 'Group';
  readonly endpoint: '/Users' | '/Groups';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
  /** Every spelling of every name, lower-case: `resolveName` is one look-up and never walks an object. */
  readonly names: ReadonlyMap<string, Resolution>;
}

export const userResourceType = defineResourceType({
  name: 'User',
  endpoint: '/Users',
  description: 'User Account',
  schema: userSchema,
  extensions: [enterpriseUserSchema],
});

export const groupResourceType = defineResourceType({
  name: 'Group',
  endpoint: '/Groups',
  description: 'Group',
  schema: groupSchema,
  extensions: [],
});

/**
 * Reads `attribute`, `attribute.subAttribute` or either after a schema's URN and a colon, in any case.
 * The attributes of an extension may be named without the URN, as Entra ID does with `manager`; a core attribute
 * of the same name would win.
 */
export function resolveName(resourceType: ResourceType, name: string): Resolution {
  const lowerCase = name.toLowerCase();
  const known = resourceType.names.get(lowerCase);
  if (known) return known;
  return urnPattern.test(lowerCase) && !isOfOwnSchema(resourceType, lowerCase)
    ? { kind: 'custom', urn: name }
    : { kind: 'unknown' };
}

const urnPattern = /^urn:[a-z0-9-]+:./;

/** The `schemas` of a resource: its core schema and every extension that has content in the document. */
export function schemasOf(resourceType: ResourceType, document: ScimDocument): string[] {
  return [resourceType.schema.id, ...extensionUrns(document)];
}

/** The keys under which a document keeps its extensions, known or not. */
function extensionUrns(document: ScimDocument): string[] {
  return Object.keys(document).filter(
    (name) => name.slice(0, 4).toLowerCase() === 'urn:' && isScimObject(document[name]),
  );
}

function isOfOwnSchema({ schema, extensions }: ResourceType, lowerCaseName: string): boolean {
  return [schema, ...extensions].some(({ id }) => lowerCaseName.startsWith(`${id.toLowerCase()}:`));
}

function defineResourceType(definition: Omit<ResourceType, 'names'>): ResourceType {
  const names = new Map<string, Resolution>();
  const core = definition.schema;
  // Extensions first, so that a core attribute overwrites the bare name of an extension's.
  for (const schema of [...definition.extensions, core]) {
    names.set(schema.id.toLowerCase(), { kind: 'schema', schema });
    const attributes =
      schema === core
        ? new Map([...byLowerCaseName(commonAttributes), ...schema.attributes])
        : schema.attributes;
    for (const attribute of attributes.values()) {
      for (const subAttribute of [undefined, ...attribute.subAttributes.values()]) {
        const bareName = subAttribute ? `${attribute.name}.${subAttribute.name}` : attribute.name;
        const inExtension = schema !== core;
        const qualifiedName = `${schema.id}:${bareName}`;
        const name = inExtension ? qualifiedName : bareName;
        const path: AttributePath = { name, schema, inExtension, attribute, subAttribute };
        names.set(bareName.toLowerCase(), { kind: 'attribute', path });
        names.set(qualifiedName.toLowerCase(), { kind: 'attribute', path });
      }
    }
  }
  return { ...definition, names };
}

/** The path of a sub-attribute beside that of its attribute. */
export function subPath(
  resourceType: ResourceType,
  path: AttributePath,
  name: string,
): AttributePath | undefined {
  const resolution = resolveName(resourceType, `${path.schema.id}:${path.attribute.name}.${name}`);
  return resolution.kind === 'attribute' ? resolution.path : undefined;
}
