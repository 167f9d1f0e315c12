import { type LookupOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch } from 'undici';
import { SsoProblem } from '#domain/sso/problem.ts';
import { refusePrivate } from './public-address.ts';

/** Asks an IdP. What it answers is read whole, within limits. @throws SsoProblem */
export type IdpFetch = (url: string, request?: IdpRequest) => Promise<Response>;

type IdpRequest = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>> | Headers;
  readonly body?: string | URLSearchParams | null;
};

type Lookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void,
) => void;

const bytesMax = 512 * 1024;

/**
 * The only way from here to an IdP: https, to public addresses, without redirects, so much and so long at most. The
 * address is checked where the connection is made, so a name cannot resolve to another one in between.
 * `allowPrivateAddresses` is for development: it allows addresses of this machine and network, and http to them.
 */
export function createIdpFetch({
  allowPrivateAddresses,
  lookup = systemLookup,
  timeoutMs = 10_000,
}: {
  allowPrivateAddresses: boolean;
  lookup?: Lookup;
  timeoutMs?: number;
}): IdpFetch {
  const dispatcher = new Agent({
    connect: { timeout: timeoutMs, ...(!allowPrivateAddresses && { lookup: publicLookup(lookup) }) },
  });
  return async (url, { method = 'GET', headers = {}, body = null } = {}) => {
    if (!allowPrivateAddresses) refuseUrl(new URL(url));
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(url, {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        body: body === null ? null : body.toString(),
        redirect: 'manual',
        signal,
        dispatcher,
      });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw new SsoProblem('unreachable', `${hostOf(url)} redirects elsewhere, which is not followed`);
      }
      const bytes = await readLimited(response.body, hostOf(url));
      return new Response(bytes, { status: response.status, headers: [...response.headers] });
    } catch (error) {
      throw problemOf(error, hostOf(url));
    }
  };
}

/** An address in place of a name is not looked up, so it is checked here. */
function refuseUrl({ protocol, hostname }: URL): void {
  if (protocol !== 'https:') throw new SsoProblem('unreachable', `${hostname} is not asked over https`);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(literal)) refusePrivate(hostname, [{ address: literal, family: 0 }]);
}

/** Resolves once, refuses, and hands what was checked to the connection. */
function publicLookup(lookup: Lookup): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      try {
        refusePrivate(host, addresses);
      } catch (refused) {
        return done(refused as Error, []);
      }
      done(null, addresses);
    });
  };
}

async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  host: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > bytesMax)
      throw new SsoProblem('unreachable', `${host} answers with more than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function problemOf(error: unknown, host: string): SsoProblem {
  const causes = [error, (error as Error).cause];
  const refused = causes.find((cause) => cause instanceof SsoProblem);
  if (refused) return refused;
  const code = causes.map((cause) => (cause as NodeJS.ErrnoException | undefined)?.code).find(Boolean);
  const isTimeout = (error as Error).name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT';
  if (isTimeout) return new SsoProblem('unreachable', `${host} does not answer in time`);
  return new SsoProblem('unreachable', `${host} ${explanationOf(code)}`);
}

function explanationOf(code: string | undefined): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'is not known to DNS';
    case 'ECONNREFUSED':
      return 'refuses the connection';
    default:
      return code ? `cannot be reached (${code})` : 'cannot be reached';
  }
}

function hostOf(url: string): string {
  return new URL(url).host;
}
