import { isScimArray, isScimObject, own, type ScimObject, type ScimValue } from '#document.ts';
import type { Attribute, Schema } from './attribute.ts';

/** A place in a resource that the attribute tables define, e.g. `name.givenName` or `…enterprise:2.0:User:manager.value`. */
export interface AttributePath {
  /** The canonical spelling, with the URN when the attribute belongs to an extension. */
  readonly name: string;
  readonly schema: Schema;
  /** True when the attribute lives under the schema's URN in the document, not at its top. */
  readonly inExtension: boolean;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
}

/** What stands at the end of the path: the sub-attribute if there is one. */
export function leafOf(path: AttributePath): Attribute {
  return path.subAttribute ?? path.attribute;
}

/** The value of the attribute itself, whatever the sub-attribute. */
export function attributeValue(resource: ScimObject, path: AttributePath): ScimValue | undefined {
  if (!path.inExtension) return own(resource, path.attribute.name);
  const extension = own(resource, path.schema.id);
  return isScimObject(extension) ? own(extension, path.attribute.name) : undefined;
}

/** All values at the path: none when absent, several when an attribute on the way is multi-valued. */
export function valuesAt(resource: ScimObject, path: AttributePath): ScimValue[] {
  const value = attributeValue(resource, path);
  if (value === undefined || value === null) return [];
  const elements = isScimArray(value) ? value : [value];
  const { subAttribute } = path;
  if (!subAttribute) return [...elements];
  return elements.flatMap((element) => {
    const part = isScimObject(element) ? own(element, subAttribute.name) : undefined;
    return part === undefined || part === null ? [] : [part];
  });
}
