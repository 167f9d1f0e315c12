import type { Provider } from '@rollcall/access';

/** A request that changed nothing, as its record has it. */
export type ReadRequest = {
  readonly method: string;
  /** Path and query below the SCIM base, as sent. */
  readonly path: string;
  readonly totalResults: number | null;
};

type Recogniser = (
  request: ReadRequest & { readonly target: string; readonly query: URLSearchParams },
) => boolean;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const lookUp = /^\s*(?:userName|emails(?:\[type eq "work"\])?\.value)\s+eq\s+"((?:[^"\\]|\\.)*)"\s*$/i;

/**
 * What an identity provider asks when somebody presses its button to test a connection, told by a fact of the request
 * and not by who the client says it is. Providers whose test is not known, or looks like any other look-up, are left
 * out: of them is said no more than that they called.
 */
const recognisers: Partial<Record<Provider, Recogniser>> = {
  // Somebody with a random id in the place of the matching attribute, whom nobody can be.
  entra: ({ target, query, totalResults }) => {
    const [, sought = ''] = lookUp.exec(query.get('filter') ?? '') ?? [];
    return target === '/users' && totalResults === 0 && uuid.test(sought);
  },
  // The first two people, and the first two groups where groups are pushed.
  okta: ({ target, query }) =>
    (target === '/users' || target === '/groups') && query.get('count') === '2' && !query.has('filter'),
  google: ({ target, query }) => target === '/users' && query.get('count') === '1' && !query.has('filter'),
};

/** Whether this is the provider's own test of a connection. */
export function isConnectionTest(provider: Provider, request: ReadRequest): boolean {
  if (request.method !== 'GET') return false;
  const [path = '', query = ''] = request.path.split('?', 2);
  const target = path.replace(/\/+$/, '').toLowerCase();
  return recognisers[provider]?.({ ...request, target, query: new URLSearchParams(query) }) ?? false;
}
