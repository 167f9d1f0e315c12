import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { report, runSize, seed } from '../long/run-size.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import { type Bystanders, snapshot } from './bystanders.ts';
import { type HostileRequest, hostileRequest } from './hostile-requests.ts';
import { openWire, type WireAnswer } from './wire.ts';

const requests = runSize({ ci: 2_000, long: 20_000 });
/** Of the processor: far above what any answer takes, and far below what an attacker would call a success. */
const answerMaxMs = 5_000;
/** Looking at everything stored costs more than the requests; once in so many is enough to name the culprit. */
const requestsPerLook = 50;

describe('requests that nobody means', () => {
  let endpoint: Endpoint;
  let attacked: Directory;
  let scim: ScimClient;
  let bystanders: Bystanders;
  let wire: ReturnType<typeof openWire>;
  let before: unknown;
  const ids = new Map<string, string>();
  const statuses = new Map<number, number>();
  let sent = 0;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    attacked = await endpoint.createDirectory();
    scim = scimClient(endpoint, attacked);
    const sibling = await endpoint.createDirectory(attacked.organizationId);
    const foreign = await endpoint.createDirectory();
    const userId = await made(attacked, 'bystander');
    bystanders = { userId: userId.user, groupId: userId.group, attacked, sibling, foreign };
    ids.set('bystanderUser', userId.user).set('bystanderGroup', userId.group);
    const ofSibling = await made(sibling, 'sibling');
    ids.set('siblingUser', ofSibling.user).set('siblingGroup', ofSibling.group);
    const ofForeign = await made(foreign, 'foreign');
    ids.set('foreignUser', ofForeign.user).set('foreignGroup', ofForeign.group).set('token', attacked.token);
    wire = openWire(endpoint.origin);
    await setUpTargets();
    before = await snapshot(endpoint.db, bystanders);
  });
  afterAll(async () => {
    wire.close();
    await endpoint.close();
  });

  /** A user and a group that has them, of a directory. */
  async function made(directory: Directory, name: string): Promise<{ user: string; group: string }> {
    const client = scimClient(endpoint, directory);
    const emails = [{ value: `${name}@example.com`, type: 'work', primary: true }];
    const user = await client('POST', '/Users', { body: { userName: name, externalId: name, emails } });
    const members = [{ value: user.body?.id }];
    const group = await client('POST', '/Groups', { body: { displayName: name, members } });
    return { user: String(user.body?.id), group: String(group.body?.id) };
  }

  /** What requests are aimed at; made again when one of them deleted it. */
  async function setUpTargets(): Promise<void> {
    for (const [name, collection] of [
      ['user', '/Users'],
      ['group', '/Groups'],
    ] as const) {
      const id = ids.get(name);
      if (id && (await scim('GET', `${collection}/${id}?attributes=id`)).status === 200) continue;
      const unique = `target ${sent}`;
      const { body } = await scim('POST', collection, { body: { userName: unique, displayName: unique } });
      ids.set(name, String(body?.id));
    }
  }

  async function send({ method, path, headers, body }: HostileRequest): Promise<WireAnswer> {
    sent += 1;
    return await wire.send({
      method,
      path: `/api/auth/scim/v2${filledIn(path)}`,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filledIn(value)])),
      body: body === undefined ? undefined : filledIn(body),
    });
  }

  function filledIn(text: string): string {
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => ids.get(name) ?? whole);
  }

  it(
    'never break the server, and never change what they are not about',
    async () => {
      report(`${requests} hostile requests from ROLLCALL_SEED=${seed}`);
      const inherited = Reflect.ownKeys(Object.prototype).length;
      const property = fc.asyncProperty(hostileRequest, async (request) => {
        if (sent % requestsPerLook === 0) await look();
        const answer = await send(request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (mayDelete(request, answer)) await setUpTargets();
        checkAnswer(request, answer);
        expect(endpoint.logged).toEqual([]);
        expect(Reflect.ownKeys(Object.prototype)).toHaveLength(inherited);
      });
      await fc.assert(property, { seed, numRuns: requests, endOnFailure: true });
      await look();
      report(
        `answers: ${[...statuses]
          .sort()
          .map((each) => each.join(' × '))
          .join(', ')}`,
      );
      // Lest the generator one day makes nothing but what is refused at the door.
      expect(statuses.get(200)).toBeGreaterThan(requests / 20);
      expect(statuses.get(201)).toBeGreaterThan(requests / 100);
      expect(statuses.get(204)).toBeGreaterThan(requests / 100);
    },
    runSize({ ci: 300_000, long: 1_800_000 }),
  );

  async function look(): Promise<void> {
    await endpoint.flush();
    expect(await snapshot(endpoint.db, bystanders)).toEqual(before);
    expect((await fetch(`${endpoint.origin}/readyz`)).status).toBe(200);
  }
});

function mayDelete({ method, path }: HostileRequest, { status }: WireAnswer): boolean {
  return status < 400 && (method === 'DELETE' || path.startsWith('/Bulk'));
}

/** RFC 7644 section 3.12: whatever is refused says why in an Error document. */
function checkAnswer({ method }: HostileRequest, { status, headers, text, processorMs }: WireAnswer): void {
  expect(processorMs).toBeLessThan(answerMaxMs);
  expect(status).not.toBe(500);
  expect([200, 201, 204, 304, 400, 401, 403, 404, 405, 409, 412, 413, 415, 501]).toContain(status);
  if (method === 'HEAD' || status === 204 || status === 304) {
    expect(text).toBe('');
    return;
  }
  expect(headers['content-type']).toBe('application/scim+json');
  const body = JSON.parse(text);
  if (status < 400) return;
  expect(body).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.any(String),
  });
  expect(body.detail.isWellFormed()).toBe(true);
  expect(body.detail.length).toBeLessThan(1_000);
}
