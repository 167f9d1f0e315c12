import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEnv } from '#env.ts';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { scimClient } from './scim-client.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint({ rateLimits: { requestsPerSecond: 5, burst: 10 } });
});
afterAll(() => endpoint.close());

it('a directory that asks too much is told in whole seconds when to come back, and no other directory is', async () => {
  const [greedy, modest] = [await endpoint.createDirectory(), await endpoint.createDirectory()];
  const ask = scimClient(endpoint, greedy);
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask('GET', '/Users?count=1')));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(15);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(body).toMatchObject({ status: '429', detail: expect.stringContaining('5 requests a second') });
  }
  expect((await scimClient(endpoint, modest)('GET', '/Users?count=1')).status).toBe(200);
});

it('no server can be set to let less through than an IdP needs', () => {
  expect(readEnv({}).rateLimits.requestsPerSecond).toBeGreaterThanOrEqual(50);
  expect(readEnv({ SCIM_REQUESTS_PER_SECOND: '50' }).rateLimits.requestsPerSecond).toBe(50);
  expect(() => readEnv({ SCIM_REQUESTS_PER_SECOND: '49' })).toThrow('SCIM_REQUESTS_PER_SECOND');
});
