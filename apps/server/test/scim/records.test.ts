import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { runJobs } from '../jobs.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What a request leaves behind, besides what it changes. */
describe('a request', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });
  afterAll(() => endpoint.close());

  async function ignoredByLast() {
    const { organizationId } = directory;
    const [record] = await endpoint.db.prisma.provisioningRecord.findMany({
      where: { organizationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 1,
    });
    return (record?.effect as { ignored?: string[] } | undefined)?.ignored;
  }

  it('is recorded with the names of what was left aside, whatever it asked for', async () => {
    const unknown = { favouriteColour: 'red', [enterprise]: { shoeSize: 44 } };
    const names = ['favouriteColour', `${enterprise}:shoeSize`];
    const created = await scim('POST', '/Users', { body: { userName: 'ann', ...unknown, password: 'x' } });
    expect(await ignoredByLast()).toEqual([...names, 'password']);
    const user = `/Users/${created.body?.id}`;
    await scim('PUT', user, { body: { userName: 'ann', ...unknown, groups: [{ value: 'x' }] } });
    expect(await ignoredByLast()).toEqual([...names, 'groups']);
    await scim('PATCH', user, { body: { Operations: [{ op: 'replace', value: unknown }] } });
    expect(await ignoredByLast()).toEqual(names);
    const group = await scim('POST', '/Groups', { body: { displayName: 'Staff', owner: 'ann' } });
    expect(await ignoredByLast()).toEqual(['owner']);
    const { body } = await scim('POST', '/Bulk', {
      body: {
        Operations: [
          {
            method: 'PATCH',
            path: `/Groups/${group.body?.id}`,
            data: { Operations: [{ op: 'replace', value: { owner: 'bob', displayName: 'All' } }] },
          },
        ],
      },
    });
    expect(body).toMatchObject({ Operations: [{ status: '204' }] });
    expect(await ignoredByLast()).toEqual(['owner']);
    await scim('PATCH', user, { body: { Operations: [{ op: 'add', path: 'title', value: 'Chief' }] } });
    expect(await ignoredByLast()).toBeUndefined();
  });

  it('keeps the password that it carries in no row of any table, no answer and no log', async () => {
    const password = `secret-${crypto.randomUUID()}`;
    const sent = { userName: 'bob', password };
    const answers = [await scim('POST', '/Users', { body: sent })];
    const user = `/Users/${answers[0]?.body?.id}`;
    const Operations = [
      { op: 'replace', value: { password } },
      { op: 'add', path: 'password', value: password },
    ];
    answers.push(
      await scim('PUT', user, { body: sent }),
      await scim('PATCH', user, { body: { Operations } }),
      await scim('PATCH', user, { body: { Operations: [...Operations, { op: 'remove' }] } }),
      await scim('POST', '/Users', { body: sent }),
      await scim('GET', `${user}?attributes=password`),
      await scim('POST', '/Bulk', {
        body: { Operations: [{ method: 'PUT', path: user, data: { userName: 'ann', password } }] },
      }),
    );
    const qualified = { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:PASSWORD' };
    answers.push(
      await scim('PATCH', user, { body: { Operations: [{ ...qualified, value: password }] } }),
      await scim('PATCH', user, {
        body: { Operations: [{ op: 'add', value: { Password: [password], 'name.x': 1 } }] },
      }),
      await scim('POST', '/Users', { rawBody: `{"userName":"bob","password":"${password}","active":` }),
      await scim('POST', '/Users', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: `userName=bob&password=${password}`,
      }),
      await scim('GET', `/Users?filter=${encodeURIComponent(`password eq "${password}"`)}`),
      await scim('GET', `/Users?count=1&filter=userName+pr+and+Password+sw+"${password}"`),
      await scim('POST', '/Users/.search', { body: { filter: `password sw "${password}"` } }),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      201, 200, 200, 400, 409, 200, 200, 200, 200, 400, 415, 400, 400, 400,
    ]);
    expect(answers.map(({ text }) => text).join()).not.toContain(password);
    await endpoint.flush();
    expect(await tablesWith('bob')).toContainEqual(expect.stringContaining('provisioning_body'));
    expect(await tablesWith(password)).toEqual([]);
    expect(endpoint.logged.join()).not.toContain(password);
  });

  it('mails nobody, so that a test user who is deleted at once has had no invitation', async () => {
    const email = 'jumpcloud-test@acme.test';
    const { body } = await scim('POST', '/Users', {
      body: { userName: email, active: true, emails: [{ value: email, primary: true }] },
    });
    expect((await scim('DELETE', `/Users/${body?.id}`)).status).toBe(204);
    const mailed: string[] = [];
    const mailer = { send: async (to: string) => void mailed.push(to), close: () => {} };
    await runJobs(endpoint.db, { early: true, mailer });
    expect(mailed).toEqual([]);
    expect(await endpoint.db.prisma.account.count({ where: { email } })).toBe(0);
    expect(await endpoint.db.prisma.invitation.count()).toBe(0);
  });

  it('that meets a defect of ours hears one fixed sentence with a request id, and no more of it', async () => {
    await endpoint.tamper('ALTER TABLE directory_group RENAME TO directory_group_lost');
    const { status, headers, body } = await scim('GET', '/Groups');
    await endpoint.tamper('ALTER TABLE directory_group_lost RENAME TO directory_group');
    expect([status, headers.get('content-type')]).toEqual([500, 'application/scim+json']);
    const [requestId = ''] = /[0-9a-f-]{36}/.exec(String(body?.detail)) ?? [];
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '500',
      detail: `Something went wrong on our side. Tell support the request id ${requestId}.`,
    });
    const [line = ''] = endpoint.logged.splice(0);
    expect(line).toContain(requestId);
    expect(line).toContain('directory_group');
  });

  /** Every table that has the text anywhere. */
  async function tablesWith(text: string): Promise<string[]> {
    const { prisma } = endpoint.db;
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')`;
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await prisma.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM ${name} AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`,
        text,
      );
      if (rows.length > 0) found.push(name.replace(/^public\./, ''));
    }
    return found;
  }
});
