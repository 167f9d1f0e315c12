import type { ScimRequest } from '#domain/directory/request.ts';

const methodMax = 10;
const pathMax = 2_000;
const anySecret = /rcl_[\w-]+/g;
/** In the rest of such a filter, which is refused, somebody may have written a password. */
const filterOnPassword = /(\bfilter=[^&]*?password)[^&]*/gi;

/**
 * Method and path as a record keeps them: cut, as text that can be stored, and without the secret of a token that
 * somebody put into the address, where it is not read, or of a filter on passwords.
 */
export function keptRequest({
  method,
  path,
}: {
  method: string;
  path: string;
}): Pick<ScimRequest, 'method' | 'path'> {
  return {
    method: storable(method, methodMax),
    path: storable(
      path.slice(0, pathMax).replace(anySecret, 'rcl_…').replace(filterOnPassword, '$1…'),
      pathMax,
    ),
  };
}

/** Cut, and without what the database takes for no text. */
export function storable(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).toWellFormed().replaceAll('\u0000', '\ufffd');
}
