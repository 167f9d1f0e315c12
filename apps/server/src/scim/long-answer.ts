import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ScimObject } from '@rollcall/scim';
import type { Response } from 'express';

/** A list at the end of a body that may be too long to be held in memory; where it is empty, it is left out. */
export type LongList = { readonly name: string; readonly parts: AsyncIterable<readonly ScimObject[]> };

/**
 * Writes a body with a list at its end as fast as the client reads it. `begin` is called when the first part is there,
 * so that what goes wrong until then can still be answered; what goes wrong later ends the connection.
 */
export async function writeLongAnswer(
  res: Response,
  { body, list }: { body: object; list: LongList },
  begin: () => void,
): Promise<void> {
  const text = textOf(body, list);
  const first = await text.next();
  begin();
  try {
    await pipeline(Readable.from(startingWith(first.done ? '' : first.value, text)), res);
  } catch (error) {
    if (!isHangUp(error)) throw error;
  }
}

async function* textOf(body: object, { name, parts }: LongList): AsyncGenerator<string> {
  const opening = JSON.stringify(body).slice(0, -1);
  let isBegun = false;
  for await (const part of parts) {
    if (part.length === 0) continue;
    const elements = JSON.stringify(part).slice(1, -1);
    yield isBegun ? `,${elements}` : `${opening},${JSON.stringify(name)}:[${elements}`;
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
