import { NODATA, NOTFOUND, Resolver, TIMEOUT } from 'node:dns/promises';

/** `no_records`: the name exists, and has no TXT record. `no_such_name`: it does not exist. */
export type TxtAnswer =
  | { readonly kind: 'records'; readonly records: readonly string[] }
  | { readonly kind: 'no_records' | 'no_such_name' | 'timeout' }
  /** `code` is the resolver's, such as ESERVFAIL. */
  | { readonly kind: 'failure'; readonly code: string };

/** What DNS says about a name at this moment. Never throws. */
export type TxtResolver = (name: string) => Promise<TxtAnswer>;

const timeoutMs = 3_000;

/** Asks the given DNS servers (`address` or `address:port`), or those of the system. */
export function createTxtResolver({ servers = [] }: { servers?: readonly string[] } = {}): TxtResolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (name) => {
    try {
      const records = await resolver.resolveTxt(name);
      // A long text travels in pieces of 255 bytes.
      return { kind: 'records', records: records.map((pieces) => pieces.join('')) };
    } catch (error) {
      return explain(error);
    }
  };
}

function explain(error: unknown): TxtAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  switch (code) {
    case NODATA:
      return { kind: 'no_records' };
    case NOTFOUND:
      return { kind: 'no_such_name' };
    case TIMEOUT:
      return { kind: 'timeout' };
    default:
      return { kind: 'failure', code };
  }
}
