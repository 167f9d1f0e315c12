import type { AttributePath } from '#schema/attribute-path.ts';
import { leafOf } from '#schema/attribute-path.ts';
import type { ResourceType } from '#schema/resource-type.ts';
import type { IgnoredAttributes } from '#values/ignored-attributes.ts';

/** What the readers of one request share. */
export interface RequestContext {
  readonly resourceType: ResourceType;
  readonly ignored: IgnoredAttributes;
  /**
   * The resource that a PATCH changes, in which null and empty text take a value away; undefined for the body of
   * POST or PUT, which may echo any id and leaves out what it does not set.
   */
  readonly resourceId: string | undefined;
}

export function isPatch({ resourceId }: RequestContext): boolean {
  return resourceId !== undefined;
}

/** In a PATCH, Entra ID and others send empty text for "no value"; in a resource it is a value like any other. */
export function isCleared(value: unknown, context: RequestContext): boolean {
  return value === '' && isPatch(context);
}

/** Whether a client may set what the path names. */
export function isWritable(path: AttributePath): boolean {
  return [path.attribute, leafOf(path)].every(
    ({ mutability }) => mutability === 'readWrite' || mutability === 'immutable',
  );
}
