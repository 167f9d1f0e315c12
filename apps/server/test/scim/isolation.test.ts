import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#scim/routes.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

/** What a request to each route carries; a route that is missing here fails the test. */
const bodies: { readonly [Name in keyof typeof routes]: ((ids: Ids) => unknown) | null } = {
  'GET /Users': null,
  'POST /Users/.search': () => ({ schemas: [search] }),
  'GET /Users/:id': null,
  'POST /Users': () => ({ userName: `new-${randomUUID()}` }),
  'PUT /Users/:id': () => ({ userName: 'stolen' }),
  'PATCH /Users/:id': () => ({ Operations: [{ op: 'replace', path: 'active', value: false }] }),
  'DELETE /Users/:id': null,
  'GET /Groups': null,
  'POST /Groups/.search': () => ({ schemas: [search] }),
  'GET /Groups/:id': null,
  'POST /Groups': ({ user }) => ({ displayName: `new-${randomUUID()}`, members: [{ value: user }] }),
  'PUT /Groups/:id': () => ({ displayName: 'stolen', members: [] }),
  'PATCH /Groups/:id': () => ({ Operations: [{ op: 'remove', path: 'members' }] }),
  'DELETE /Groups/:id': null,
  'GET /': null,
  'POST /.search': () => ({ schemas: [search] }),
  'POST /Bulk': ({ user, group }) => ({
    Operations: [
      { method: 'DELETE', path: `/Users/${user}` },
      { method: 'PUT', path: `/Groups/${group}`, data: { displayName: 'stolen' } },
    ],
  }),
  'GET /ServiceProviderConfig': null,
  'GET /ServiceProviderConfigs': null,
  'GET /ResourceTypes': null,
  'GET /ResourceTypes/:id': null,
  'GET /Schemas': null,
  'GET /Schemas/:id': null,
  'GET /Me': null,
  'POST /Me': null,
  'PUT /Me': null,
  'PATCH /Me': null,
  'DELETE /Me': null,
};

const search = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

type Ids = { readonly user: string; readonly group: string };

describe('a token of another directory', () => {
  let endpoint: Endpoint;
  let victim: ScimClient;
  let ids: Ids;
  let strangers: Record<'of another organization' | 'of a sibling directory', Directory>;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    const directory = await endpoint.createDirectory();
    victim = scimClient(endpoint, directory);
    const user = (await victim('POST', '/Users', { body: { userName: 'ann@acme.test' } })).body?.id ?? '';
    const group =
      (await victim('POST', '/Groups', { body: { displayName: 'Staff', members: [{ value: user }] } })).body
        ?.id ?? '';
    ids = { user, group };
    strangers = {
      'of another organization': await endpoint.createDirectory(),
      'of a sibling directory': await endpoint.createDirectory(directory.organizationId),
    };
  });
  afterAll(() => endpoint.close());

  const names = Object.keys(bodies) as (keyof typeof routes)[];
  const cases = (['of another organization', 'of a sibling directory'] as const).flatMap((whose) =>
    names.map((name) => [name, whose] as const),
  );

  it('is tried on every route', () => {
    expect(names.sort()).toEqual(Object.keys(routes).sort());
  });

  it.each(cases)('%s sees and changes nothing, with a token %s', async (name, whose) => {
    const before = await snapshot();
    const stranger = scimClient(endpoint, strangers[whose]);
    const [method = '', path = ''] = name.split(' ');
    const isUser = path.startsWith('/Users');
    const body = bodies[name]?.(ids);
    const url = path.replace(':id', isUser ? ids.user : ids.group);
    const response = await stranger(method, url, body === undefined ? {} : { body });

    if (path === '/Users/:id' || path === '/Groups/:id') expect(response.status).toBe(404);
    if (name === 'POST /Groups') expect(response.status).toBe(400);
    if (
      response.body &&
      'totalResults' in response.body &&
      !path.startsWith('/Schemas') &&
      path !== '/ResourceTypes'
    ) {
      const listed = JSON.stringify(response.body);
      expect(listed).not.toContain(ids.user);
      expect(listed).not.toContain(ids.group);
    }
    expect(await snapshot()).toEqual(before);
  });

  it('finds nothing by a filter that names the ids', async () => {
    const stranger = scimClient(endpoint, strangers['of a sibling directory']);
    for (const filter of [
      `id eq "${ids.user}"`,
      'userName eq "ann@acme.test"',
      'userName pr or id pr',
      `groups.value eq "${ids.group}"`,
    ]) {
      const { body } = await stranger('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect(JSON.stringify(body), filter).not.toContain(ids.user);
    }
    const { body } = await stranger(
      'GET',
      `/Groups?filter=${encodeURIComponent(`members eq "${ids.user}"`)}`,
    );
    expect(body).toMatchObject({ totalResults: 0 });
  });

  it('cannot put a foreign user into a group of its own', async () => {
    for (const whose of Object.values(strangers)) {
      const stranger = scimClient(endpoint, whose);
      const group = (await stranger('POST', '/Groups', { body: { displayName: `Own ${randomUUID()}` } })).body
        ?.id;
      const add = { Operations: [{ op: 'add', path: 'members', value: [{ value: ids.user }] }] };
      expect((await stranger('PATCH', `/Groups/${group}`, { body: add })).status).toBe(400);
    }
  });

  async function snapshot() {
    const user = await victim('GET', `/Users/${ids.user}`);
    const group = await victim('GET', `/Groups/${ids.group}`);
    return [user.body, group.body];
  }
});
