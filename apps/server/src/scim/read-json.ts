import type { IncomingMessage, ServerResponse } from 'node:http';
import { ScimError } from '@rollcall/scim';
import express from 'express';
import { bodyTooLarge } from './error-response.ts';

/** What is named beside the type changes nothing, but another charset. */
const jsonMediaType = /^application\/(?:scim\+)?json\s*(?:;|$)/i;
const otherCharset = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i;

/** Deeper than any resource, and shallow enough that brackets alone cannot keep us busy. */
const depthMax = 64;

/**
 * The body of a request, which is taken for JSON.
 * @throws ScimError 400 and 415, and what the body parser throws; error-response.ts reads all of it.
 */
export async function readText(req: IncomingMessage, res: ServerResponse, bytesMax: number): Promise<string> {
  const { 'content-type': mediaType, 'content-length': length } = req.headers;
  if (mediaType !== undefined && (!jsonMediaType.test(mediaType) || otherCharset.test(mediaType))) {
    const detail = 'The Content-Type must be application/scim+json or application/json, in UTF-8.';
    throw new ScimError(undefined, detail, 415);
  }
  // The parser would refuse it too, but only after reading all of it.
  if (Number(length) > bytesMax) throw bodyTooLarge(bytesMax);
  const bytes = await readBytes(req, res, bytesMax);
  if (bytes.length === 0) throw new ScimError('invalidSyntax', 'The body is empty.');
  if (isTooDeep(bytes))
    throw new ScimError('invalidSyntax', `The body is nested more than ${depthMax} deep.`);
  return readAsJson(() => utf8.decode(bytes));
}

/** Whatever JSON it is. @throws ScimError 400 */
export function parseJson(text: string): unknown {
  return readAsJson(() => JSON.parse(text));
}

/** That reading fails is the fault of whoever sent it. */
function readAsJson<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (cause) {
    throw Object.assign(new ScimError('invalidSyntax', 'The body is not valid JSON.'), { cause });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readBytes(req: IncomingMessage, res: ServerResponse, bytesMax: number): Promise<Uint8Array> {
  const parse = express.raw({ type: () => true, limit: bytesMax });
  await new Promise<void>((done, fail) => {
    parse(req, res, (error?: unknown) => (error ? fail(error) : done()));
  });
  // The parser leaves nothing where there is no body at all.
  const { body } = req as { body?: unknown };
  return body instanceof Uint8Array ? body : new Uint8Array();
}

const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
/** `[` and `{`, `]` and `}`, are 0x20 apart. */
const openingBracket = '['.charCodeAt(0);
const closingBracket = ']'.charCodeAt(0);

/** Counted before parsing: millions of brackets take seconds to parse and a moment to count. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if ((byte & 0xdf) === openingBracket) {
      depth += 1;
      if (depth > depthMax) return true;
    } else if ((byte & 0xdf) === closingBracket) depth -= 1;
  }
  return false;
}
