import { createHash } from 'node:crypto';
import { ScimError } from '@rollcall/scim';
import type { PageStart } from '#domain/directory/queries.ts';
import { isResourceId } from '#domain/directory/resources.ts';

/**
 * Cursors of RFC 9865: where the next page begins, and of what list. In the order of ids that is a key, so that the
 * last page costs what the first does; in an order that the client chose it is a number of resources to pass over, for
 * people who look and page little. They hold no state of ours, so that they are good for longer than the configuration
 * promises: as long as these orders are.
 */
export function printCursor(start: PageStart, list: string): string {
  const position = start.kind === 'after' ? start.id : String(start.offset);
  return Buffer.from(`${fingerprint(list)}:${position}`).toString('base64url');
}

/** @throws ScimError invalidCursor for what we did not make, or made for a list with another filter or order. */
export function parseCursor(cursor: string | undefined, list: string): PageStart {
  if (cursor === undefined) return { kind: 'offset', offset: 0 };
  const [print, position = ''] = Buffer.from(cursor, 'base64url').toString().split(':');
  if (print === fingerprint(list)) {
    if (isResourceId(position)) return { kind: 'after', id: position };
    if (/^\d{1,9}$/.test(position)) return { kind: 'offset', offset: Number(position) };
  }
  throw new ScimError(
    'invalidCursor',
    'The cursor does not belong to this list. Begin again with an empty one.',
  );
}

function fingerprint(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 8);
}
