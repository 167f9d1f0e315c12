import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scimClient } from '../scim/scim-client.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

describe('who looks into the bodies of a request', () => {
  let portal: Portal;
  let admin: Browser;
  let organizationId: string;
  let record: { id: string; at: string };
  beforeAll(async () => {
    portal = await startPortal();
    ({ id: organizationId } = await portal.createOrganization('acme'));
    const { principal } = await portal.addPerson(organizationId, 'ada', 'admin');
    admin = await portal.signedIn(principal);
    const directory = await portal.createDirectory(organizationId);
    const scim = scimClient(portal, directory);
    await scim('POST', '/Users', { body: { userName: 'kim', password: 'Tr0ub4dor' } });
    await portal.flush();
    const { data } = await admin.call('activity.list', { organization: 'acme', limit: 10 });
    [record = record] = (data as { items: (typeof record)[] }).items;
  });
  afterAll(() => portal.close());

  const look = (browser: Browser, organization = 'acme') =>
    browser.call('activity.openBodies', { organization, id: record.id, at: record.at });

  async function looks() {
    return await portal.db.prisma.auditRecord.findMany({
      where: { organizationId, action: 'request.bodies_opened' },
    });
  }

  const sent = {
    days: 30,
    kept: {
      method: 'POST',
      path: '/Users',
      status: 201,
      request: { text: '{"userName":"kim","password":"[redacted]"}', isCut: false, size: 41 },
    },
    absence: null,
  };

  it('is an admin, as often as they like, of whom nothing is said: it is their own', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { status, data } = await look(admin);
      expect(status).toBe(200);
      expect(data).toMatchObject(sent);
    }
    expect(await looks()).toEqual([]);
  });

  it('is support that has the organization open, agents too, and the customer reads of it once each time', async () => {
    const sam = await portal.signedIn(await portal.staff('sam', 'agent'));
    expect((await look(sam)).status).toBe(404);
    await sam.call('support.open', { organization: 'acme', reason: 'ticket 7' });
    const answers = await Promise.all([look(sam), look(sam)]);
    for (const { data } of answers) expect(data).toMatchObject(sent);
    expect(await looks()).toMatchObject([
      {
        actorName: 'sam',
        targetKind: 'request',
        targetId: record.id,
        targetName: 'POST /Users',
        reason: 'ticket 7',
      },
    ]);
    await sam.call('support.open', { organization: 'acme', reason: 'ticket 8' });
    await look(sam);
    expect(await looks()).toHaveLength(2);
  });

  it('is nobody of another organization, nor support by the slug of another one', async () => {
    const other = await portal.createOrganization('other');
    const { principal } = await portal.addPerson(other.id, 'olga', 'admin');
    const olga = await portal.signedIn(principal);
    expect((await look(olga)).status).toBe(404);
    expect((await look(olga, 'other')).status).toBe(404);
    const before = (await looks()).length;
    const ruth = await portal.signedIn(await portal.staff('ruth', 'manager'));
    await ruth.call('support.open', { organization: 'other', reason: 'ticket 9' });
    expect((await look(ruth, 'other')).status).toBe(404);
    expect(await looks()).toHaveLength(before);
  });
});
