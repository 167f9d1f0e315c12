import type { ScimObject, ScimValue } from '#document.ts';
import type { Attribute, Schema } from './attribute.ts';

/** A place in a resource that the attribute tables define, e.g. `name.givenName` or `…enterprise:2.0:User:manager.value`. */
export interface AttributePath {
  readonly schema: Schema;
  /** True when the attribute lives under the schema's URN in the document, not at its top. */
  readonly inExtension: boolean;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
}

/** All values at the path: none when absent, several when an attribute on the way is multi-valued. */
export declare function valuesAt(resource: ScimObject, path: AttributePath): ScimValue[];
