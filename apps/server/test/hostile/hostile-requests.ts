import fc from 'fast-check';
import { bodies, hostileBody } from './hostile-bodies.ts';
import { hostileFilter } from './hostile-filters.ts';
import { attributeName, targetId } from './hostile-names.ts';
import { headerText, hostileText, inheritedNames } from './hostile-text.ts';

/** `{token}` and the ids in braces are filled in when it is sent; everything else goes out as it is here. */
export type HostileRequest = {
  readonly method: string;
  /** Below the base URL, visible ASCII: Node's parser lets no other byte through. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

const parameter = fc.oneof(
  { weight: 4, arbitrary: hostileFilter.map((filter) => `filter=${encoded(filter.slice(0, 3_000))}`) },
  { weight: 2, arbitrary: attributeName.map((name) => `sortBy=${encoded(name.slice(0, 200))}`) },
  { weight: 1, arbitrary: fc.constantFrom('sortOrder=descending', 'sortOrder=sideways') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('attributes', 'excludedAttributes'), fc.array(attributeName, { maxLength: 5 }))
      .map(([name, list]) => `${name}=${encoded(list.join().slice(0, 1_000))}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('startIndex', 'count', 'cursor'),
        fc.oneof(fc.integer().map(String), hostileText),
      )
      .map(([name, each]) => `${name}=${encoded(each.slice(0, 1_000))}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...inheritedNames, 'filter[a]', 'filter[__proto__][x]', '', 'aadOptscim062020'),
        hostileText,
      )
      .map(([name, each]) => `${name}=${encoded(each.slice(0, 200))}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '%',
      '%00',
      '%ff=%fe',
      'filter=%E0%A4%A',
      'filter=userName+eq+"a"&',
      '&&==&',
      '?',
    ),
  },
);

const query = fc.array(parameter, { maxLength: 3 }).map((all) => (all.length > 0 ? `?${all.join('&')}` : ''));

const collection = fc.constantFrom('/Users', '/Groups');
const item = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('/Users/{user}', '/Groups/{group}') },
  {
    weight: 1,
    arbitrary: fc.tuple(collection, targetId).map(([where, id]) => `${where}/${pathSegment(id)}`),
  },
);

/** The braces of the ids to be filled in stay. */
function pathSegment(id: string): string {
  return encoded(id.slice(0, 500)).replaceAll('%7B', '{').replaceAll('%7D', '}');
}

const elsewhere = fc.oneof(
  fc.constantFrom(
    '/Bulk',
    '/.search',
    '/Users/.search',
    '/Groups/.search',
    '/Me',
    '/Schemas',
    '/ResourceTypes',
    '/',
  ),
  fc.constantFrom(
    '/ServiceProviderConfig',
    '/users',
    '/GROUPS/',
    '//Users',
    '/Users/../Groups',
    '/%2e%2e/%2e%2e',
    '',
  ),
  hostileText.map((text) => `/${encoded(text.slice(0, 500))}`),
  hostileText.map((text) => `/Schemas/${encoded(text.slice(0, 500))}`),
  headerText(60).map((text) => `/Users/${text.replaceAll(/[^!-~]/g, '')}`),
);

const method = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'QUERY',
);

/** Requests that get past the first door, each to where it belongs. */
const aimed = fc.oneof(
  request('GET', fc.oneof(collection, item), fc.constant(undefined)),
  request('POST', collection, bodies.resource),
  request('PUT', item, bodies.resource),
  request('PATCH', item, bodies.patch),
  request('PATCH', item, bodies.patch),
  request('DELETE', item, fc.constant(undefined)),
  request('POST', fc.constant('/Bulk'), bodies.bulk),
  request('POST', fc.constantFrom('/.search', '/Users/.search', '/Groups/.search'), bodies.search),
);

const astray = fc
  .tuple(method, fc.oneof(collection, item, elsewhere), query, fc.option(hostileBody, { nil: undefined }))
  .map(([verb, where, asked, body]) => ({ method: verb, path: where + asked, body }));

function request(verb: string, where: fc.Arbitrary<string>, body: fc.Arbitrary<string | undefined>) {
  return fc
    .tuple(where, query, body)
    .map(([path, asked, content]) => ({ method: verb, path: path + asked, body: content }));
}

const authorization = fc.oneof(
  { weight: 40, arbitrary: fc.constant('Bearer {token}') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{token}', 'bearer  {token}', 'Bearer Bearer {token}', 'BEARER\t{token}'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Bearer',
      'Basic {token}',
      'Bearer {token}x',
      'Bearer rcl_',
      'Bearer __proto__',
      '',
    ),
  },
  { weight: 1, arbitrary: headerText(3_000) },
);

const contentType = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom('application/scim+json', 'application/json; charset=utf-8') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/xml',
      'application/scim+json; charset=utf-16',
      '__proto__',
      '',
    ),
  },
  { weight: 1, arbitrary: headerText(200) },
);

const entityTag = fc.oneof(
  fc.constantFrom('*', 'W/"1"', '"2"', 'W/"99999999999999999999"', '"', 'W/""', '__proto__'),
  headerText(100),
);

const headers = fc
  .record(
    {
      authorization,
      'content-type': contentType,
      'if-match': entityTag,
      'if-none-match': entityTag,
      'content-encoding': fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'x'),
      accept: headerText(50),
      prefer: fc.constantFrom('respond-async', 'return=minimal'),
      'user-agent': headerText(1_000),
      'x-forwarded-for': headerText(100),
      'x-http-method-override': fc.constantFrom('DELETE', 'constructor'),
    },
    { requiredKeys: ['authorization', 'content-type'] },
  )
  // Rare ones, lest nearly every request be refused for them.
  .chain((all) =>
    fc.nat(9).map((dice) => {
      const { authorization: credential, 'content-type': media } = all;
      return dice === 0 ? all : { authorization: credential, 'content-type': media };
    }),
  );

/** Any request at all, of which about half reach the code that writes. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: aimed }, { weight: 1, arbitrary: astray }), headers)
  .map(([sent, named]) => ({ ...sent, path: sent.path.slice(0, pathMax), headers: named }));

/** Node's parser answers more than 16 KiB of address and headers by itself; raw-sockets.test.ts sends those. */
const pathMax = 8_000;
