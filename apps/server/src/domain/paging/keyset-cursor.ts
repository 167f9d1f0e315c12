import { z } from 'zod';
import { AppError } from '#errors.ts';

/**
 * Where a page ended, as the sort key of its last row. Opaque to callers. What is written or removed meanwhile
 * neither repeats nor hides another row, as an offset would.
 */
function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws invalid when it is not one of ours for this list. */
export function decodeCursor<Key extends z.ZodTuple>(cursor: string, key: Key): z.infer<Key> {
  const parsed = key.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new AppError('invalid', 'The cursor is not one that this list gave.');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For lists by time, the newest first. */
export const timeCursor = z.tuple([z.iso.datetime(), z.guid()]);
/** For lists by lower-case name. */
export const nameCursor = z.tuple([z.string(), z.guid()]);

export type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** Makes a page of rows that were read with `LIMIT limit + 1`. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, key }: { item: (row: Row) => Item; key: (row: Row) => readonly (string | number)[] },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: last !== undefined && rows.length > limit ? encodeCursor(key(last)) : null,
  };
}
