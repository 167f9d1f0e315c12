import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ScimObject } from '@rollcall/scim';

/** An object with a list at its end that may be too long to be held in memory; where it is empty, it is left out. */
export type LongObject = { readonly body: object; readonly list: LongList };

/** The elements of a list in order: some that are whole, or one that is long itself. */
export type LongList = {
  readonly name: string;
  readonly parts: AsyncGenerator<readonly ScimObject[] | LongObject>;
};

/**
 * Writes an object as fast as the client reads it. `begin` is called when the first part is there, so that what goes
 * wrong until then can still be answered; what goes wrong later ends the connection.
 */
export async function writeLongAnswer(
  res: ServerResponse,
  object: LongObject,
  begin: () => void,
): Promise<void> {
  const text = textOf(object);
  const first = await text.next();
  if (res.destroyed) return void (await text.return(undefined));
  begin();
  try {
    await pipeline(Readable.from(startingWith(first.done ? '' : first.value, text)), res);
  } catch (error) {
    if (!isHangUp(error)) throw error;
  }
}

async function* textOf({ body, list: { name, parts } }: LongObject): AsyncGenerator<string, void> {
  const opening = JSON.stringify(body).slice(0, -1);
  let isBegun = false;
  for await (const part of parts) {
    if (Array.isArray(part) && part.length === 0) continue;
    const before = isBegun ? ',' : `${opening},${JSON.stringify(name)}:[`;
    if (Array.isArray(part)) yield before + JSON.stringify(part).slice(1, -1);
    else {
      yield before;
      yield* textOf(part as LongObject);
    }
    isBegun = true;
  }
  yield isBegun ? ']}' : `${opening}}`;
}

async function* startingWith(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** The client has gone, which is no failure of ours. */
function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
