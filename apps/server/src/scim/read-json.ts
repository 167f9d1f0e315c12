import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { ScimError } from '@rollcall/scim';
import express from 'express';
import { bodyTooLarge } from './error-response.ts';

/** What is named beside the type changes nothing, but another charset. */
const jsonMediaType = /^application\/(?:scim\+)?json\s*(?:;|$)/i;
const otherCharset = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i;

/** Deeper than any resource, and shallow enough that brackets alone cannot keep us busy. */
const depthMax = 64;

/** What is gone through at once; other requests have their turn before the next part. */
const bytesAtOnce = 1024 * 1024;

/**
 * The body of a request, which is taken for JSON. Where it is long, others have their turn while it is looked through.
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
  if (await isTooDeep(bytes))
    throw new ScimError('invalidSyntax', `The body is nested more than ${depthMax} deep.`);
  return readAsJson(() => utf8.decode(bytes));
}

/**
 * Whatever JSON it is. Many megabytes take some 100 ms; others have their turn before anything is made of them.
 * @throws ScimError 400
 */
export async function parseJson(text: string): Promise<unknown> {
  const body = readAsJson(() => JSON.parse(text) as unknown);
  if (text.length > bytesAtOnce) await setImmediate();
  return body;
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
async function isTooDeep(bytes: Uint8Array): Promise<boolean> {
  const gauge = new DepthGauge();
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    if (from > 0) await setImmediate();
    gauge.read(bytes.subarray(from, from + bytesAtOnce));
    if (gauge.deepest > depthMax) return true;
  }
  return false;
}

class DepthGauge {
  deepest = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;

  /** The next part of a document. */
  read(bytes: Uint8Array): void {
    let depth = this.#depth;
    let isInText = this.#isInText;
    let at = this.#isEscaped ? 1 : 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (isInText) {
        if (byte === backslash) at += 1;
        else if (byte === quote) isInText = false;
      } else if (byte === quote) isInText = true;
      else if ((byte & 0xdf) === openingBracket) {
        depth += 1;
        if (depth > this.deepest) this.deepest = depth;
        if (depth > depthMax) return;
      } else if ((byte & 0xdf) === closingBracket) depth -= 1;
    }
    this.#depth = depth;
    this.#isInText = isInText;
    // A backslash at the very end has taken the first byte of the next part with it.
    this.#isEscaped = at > bytes.length;
  }
}
