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
