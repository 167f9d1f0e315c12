import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';

describe('Users', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });
  afterAll(() => endpoint.close());

  it('creates a user and says where it is', async () => {
    const response = await scim('POST', '/Users', {
      body: { schemas: [userSchema], userName: 'ann@acme.test' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/scim+json');
    expect(response.headers.get('location')).toBe(`${endpoint.baseUrl}/Users/${response.body?.id}`);
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(response.body).toMatchObject({ userName: 'ann@acme.test', active: true, schemas: [userSchema] });
  });

  it('lets one of twenty that post the same userName at once win, and tells the others uniqueness', async () => {
    const body = { schemas: [userSchema], userName: 'race@acme.test' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        scim('POST', '/Users', {
          body: { ...body, userName: index % 2 ? body.userName : body.userName.toUpperCase() },
        }),
      ),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = responses.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(19);
    for (const { body: error } of refused) {
      expect(error).toEqual({
        schemas: [errorSchema],
        status: '409',
        scimType: 'uniqueness',
        detail: 'A user with this userName exists already.',
      });
    }
    const members = await endpoint.db.prisma.member.count({
      where: { email: { equals: body.userName, mode: 'insensitive' } },
    });
    expect(members).toBe(1);
  });

  it('finds a user by userName without regard to case, as Entra asks', async () => {
    const response = await scim('GET', `/Users?filter=userName+eq+"ANN%40acme.test"`);
    expect(response.body).toMatchObject({ totalResults: 1, Resources: [{ userName: 'ann@acme.test' }] });
  });
});
