import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from './endpoint.ts';

/** What is answered where no route has an answer. */
describe('a request that nobody answers', () => {
  let endpoint: Endpoint;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(`${endpoint.origin}${path}`, init);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  }

  it.each([
    ['GET', '/assets/x.js', 404],
    ['GET', '/%E0%A4', 400],
    ['GET', '/assets/%E0%A4', 404],
    ['POST', '/nowhere', 404],
  ])('%s %s is a %i in one sentence, without a path or a stack', async (method, path, status) => {
    const answer = await ask(path, { method });
    expect(answer).toMatchObject({ status, type: 'text/plain; charset=utf-8' });
    expect(answer.text).toMatch(/^[\w ]+\.\n$/);
  });

  it('is JSON where programs ask', async () => {
    const answer = await ask('/api/nowhere', { method: 'POST' });
    expect(answer).toMatchObject({ status: 404, type: 'application/json; charset=utf-8' });
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/^[\w ]+\.$/) });
  });

  it('is a 500 of OAuth with a request id when an access token cannot be given for a defect of ours', async () => {
    const { organizationId, tokenId, token } = await endpoint.createDirectory();
    const { prisma } = endpoint.db;
    await prisma.scimCredential.updateMany({ where: { organizationId, tokenId }, data: { kind: 'client' } });
    await endpoint.tamper('ALTER TABLE access_token RENAME TO access_token_lost');
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: tokenId,
      client_secret: token,
    });
    const answer = await ask('/api/auth/scim/oauth2/token', { method: 'POST', body });
    expect(answer.status).toBe(500);
    const { error, error_description: description } = JSON.parse(answer.text);
    expect(error).toBe('server_error');
    const [requestId = ''] = /[0-9a-f-]{36}/.exec(description) ?? [];
    expect(endpoint.logged.join()).toContain(requestId);
    expect(endpoint.logged.join()).toContain('access_token');
  });
});
