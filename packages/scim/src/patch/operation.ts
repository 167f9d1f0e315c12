import type { ScimObject, ScimValue } from '#document.ts';
import type { Filter } from '#filter/tree.ts';
import type { Schema } from '#schema/attribute.ts';
import type { AttributePath } from '#schema/attribute-path.ts';

/**
 * One step of a PATCH, validated: paths are resolved, values have their attribute's type and are never null or
 * empty lists. A request becomes a list of these; applying them needs no further knowledge of the request.
 */
export type PatchOperation =
  /** Sets an attribute, or a sub-attribute of a single-valued one. */
  | { readonly kind: 'set'; readonly path: AttributePath; readonly value: ScimValue }
  /** Adds elements to a multi-valued attribute. */
  | { readonly kind: 'append'; readonly path: AttributePath; readonly elements: readonly ScimValue[] }
  /** Takes an attribute, or a sub-attribute of a single-valued one, away. */
  | { readonly kind: 'clear'; readonly path: AttributePath }
  /** Takes the elements away that are the same as the given ones. */
  | { readonly kind: 'removeElements'; readonly path: AttributePath; readonly elements: readonly ScimValue[] }
  /** Changes the elements that match, or the path's sub-attribute of them. */
  | {
      readonly kind: 'setMatching';
      readonly path: AttributePath;
      /** Undefined: all. */
      readonly filter: Filter | undefined;
      readonly change: ElementChange;
      /** The element to start from where none matches; undefined: that is an error. */
      readonly create: ScimObject | undefined;
    }
  /** Takes the elements that match away, or the path's sub-attribute of them. */
  | {
      readonly kind: 'clearMatching';
      readonly path: AttributePath;
      readonly filter: Filter | undefined;
      readonly required: boolean;
    }
  | { readonly kind: 'clearExtension'; readonly schema: Schema }
  /** Something in a schema that we don't know. To remove a list of values removes only those. */
  | {
      readonly kind: 'custom';
      readonly urn: string;
      readonly isSchema: boolean;
      readonly mode: 'add' | 'replace' | 'remove';
      readonly value: ScimValue | undefined;
    };

export type ElementChange =
  | { readonly kind: 'merge'; readonly value: ScimObject }
  | { readonly kind: 'replace'; readonly value: ScimValue };

/** A validated PATCH of attributes, ready for `applyPatch`. */
export interface Patch {
  readonly operations: readonly PatchOperation[];
  /** Names of attributes that the request sent and that were left out. */
  readonly ignored: readonly string[];
}
