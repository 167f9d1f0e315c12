import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

/** Whom a pushed user becomes, and what happens to those who leave and come back. */
describe('people', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });

  async function push(
    body: object,
    through: ScimClient = scim,
  ): Promise<{ userId: string; memberId: string }> {
    const response = await through('POST', '/Users', { body });
    expect(response.status).toBe(201);
    const userId = response.body?.id ?? '';
    const user = await endpoint.db.prisma.directoryUser.findFirstOrThrow({ where: { id: userId } });
    return { userId, memberId: user.memberId };
  }

  async function invite(email: string, organizationId = directory.organizationId) {
    const account = await endpoint.db.prisma.account.create({ data: { email, displayName: email } });
    return await endpoint.db.prisma.member.create({
      data: {
        organizationId,
        accountId: account.id,
        displayName: email,
        email,
        origin: 'invitation',
        direct: true,
        active: true,
        role: 'member',
        reason: 'default',
      },
    });
  }

  async function member(id: string) {
    return await endpoint.db.prisma.member.findFirstOrThrow({ where: { id }, include: { account: true } });
  }

  const emails = (value: string) => [{ value, type: 'work', primary: true }];

  it('are linked by e-mail to the one member who has it, whatever its case, and the account stays untouched', async () => {
    const invited = await invite('Ann.Lee@acme.test');
    const before = (await member(invited.id)).account;
    const { memberId } = await push({
      userName: 'alee',
      displayName: 'Ann',
      emails: emails('ann.lee@ACME.test'),
    });
    expect(memberId).toBe(invited.id);
    expect((await member(invited.id)).account).toEqual(before);
  });

  it('are never linked to a member of another organization', async () => {
    const elsewhere = await endpoint.createDirectory();
    const foreign = await invite('kim@acme.test', elsewhere.organizationId);
    const { memberId } = await push({ userName: 'kim@acme.test' });
    expect(memberId).not.toBe(foreign.id);
    expect(await member(memberId)).toMatchObject({ organizationId: directory.organizationId, account: null });
  });

  it('are one directory user each, when one directory pushes several with the e-mail of a member at once', async () => {
    const invited = await invite('boss@acme.test');
    const pushes = Array.from({ length: 6 }, (_, index) =>
      push({ userName: `boss-${index}`, emails: emails('boss@acme.test') }),
    );
    const linked = (await Promise.all(pushes)).filter(({ memberId }) => memberId === invited.id);
    expect(linked).toHaveLength(1);
  });

  it('are not linked to somebody who has left, whichever directory they left: the address may be of another now', async () => {
    const former = await push({ userName: 'left@acme.test' });
    await scim('DELETE', `/Users/${former.userId}`);
    const sibling = scimClient(endpoint, await endpoint.createDirectory(directory.organizationId));
    expect((await push({ userName: 'left@acme.test' }, sibling)).memberId).not.toBe(former.memberId);
  });

  it('are new when two members have the e-mail', async () => {
    const { organizationId } = directory;
    const twice = {
      organizationId,
      displayName: 'Twin',
      email: 'twin@acme.test',
      origin: 'import',
      direct: true,
      active: true,
    };
    const twins = await endpoint.db.prisma.member.createManyAndReturn({
      data: [twice, twice].map((each) => ({ ...each, role: 'member', reason: 'default' })),
    });
    const { memberId } = await push({ userName: 'twin@acme.test' });
    expect(twins.map(({ id }) => id)).not.toContain(memberId);
  });

  it('are one member with two sources when a second directory pushes them, and active while one is', async () => {
    const second = scimClient(endpoint, await endpoint.createDirectory(directory.organizationId));
    const first = await push({ userName: 'bo@acme.test' });
    const other = await push({ userName: 'bo@acme.test' }, second);
    expect(other.memberId).toBe(first.memberId);

    await scim('DELETE', `/Users/${first.userId}`);
    expect((await member(first.memberId)).active).toBe(true);
    await second('PATCH', `/Users/${other.userId}`, {
      body: { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] },
    });
    expect((await member(first.memberId)).active).toBe(false);
  });

  it('are out when the directory that took them over deactivates them, though they were invited', async () => {
    const invited = await invite('joe@acme.test');
    const { userId } = await push({ userName: 'joe@acme.test' });
    await scim('PATCH', `/Users/${userId}`, {
      body: { Operations: [{ op: 'replace', path: 'active', value: false }] },
    });
    expect((await member(invited.id)).active).toBe(false);
    await scim('DELETE', `/Users/${userId}`);
    expect((await member(invited.id)).active).toBe(false);
  });

  it('are the same member when they come back to the directory with their externalId', async () => {
    const before = await push({ userName: 'old@acme.test', externalId: '42' });
    await scim('DELETE', `/Users/${before.userId}`);
    expect((await member(before.memberId)).active).toBe(false);
    const after = await push({ userName: 'new@acme.test', externalId: '42' });
    expect(after.userId).not.toBe(before.userId);
    expect(after.memberId).toBe(before.memberId);
    expect((await member(before.memberId)).active).toBe(true);
  });

  it('are a new member when only the userName and the e-mail come back: addresses are given to others', async () => {
    const before = await push({
      userName: 'ann@acme.test',
      externalId: '1',
      emails: emails('ann@acme.test'),
    });
    await scim('DELETE', `/Users/${before.userId}`);
    const after = await push({ userName: 'ann@acme.test', externalId: '2', emails: emails('ann@acme.test') });
    expect(after.memberId).not.toBe(before.memberId);
  });
});
