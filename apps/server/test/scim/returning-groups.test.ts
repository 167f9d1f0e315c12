import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type Portal, startPortal } from '../trpc/portal.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

type Group = { readonly groupId: string; readonly state: string; readonly formerRole: string | null };

/** Whoever may name a group in an IdP must not thereby give out a role that an admin once gave. */
describe('a group that its IdP deleted and pushes again', () => {
  let portal: Portal;
  let admin: Browser;
  let organizationId: string;
  let organization: string;
  let directoryId: string;
  let scim: ScimClient;
  let ann: string;
  let organizations = 0;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    organizations += 1;
    organization = `returning-${organizations}`;
    ({ id: organizationId } = await portal.createOrganization(organization));
    const { principal } = await portal.addPerson(organizationId, `Ida ${organizations}`, 'admin');
    admin = await portal.signedIn(principal);
    const directory = await portal.createDirectory(organizationId);
    ({ directoryId } = directory);
    scim = scimClient(portal, directory);
    const { body } = await scim('POST', '/Users', { body: { userName: 'ann', externalId: 'ann' } });
    ann = body?.id ?? '';
    const chiefs = await push('Chiefs', 'chiefs');
    await confirm(chiefs, 'admin');
    expect(await roleOfAnn()).toBe('admin');
    expect((await scim('DELETE', `/Groups/${chiefs}`)).status).toBe(204);
    expect(await roleOfAnn()).toBe('member');
  });

  /** With Ann in it. */
  async function push(displayName: string, externalId: string): Promise<string> {
    const body = { displayName, externalId, members: [{ value: ann }] };
    const created = await scim('POST', '/Groups', { body });
    expect(created.status).toBe(201);
    return created.body?.id ?? '';
  }

  async function ask<Answer>(path: string, input: object): Promise<Answer> {
    const { data, error } = await admin.call(path, { organization, ...input });
    if (error) throw new Error(`${path}: ${error.message}`);
    return data as Answer;
  }

  async function listed(groupId: string): Promise<Group | undefined> {
    const { items } = await ask<{ items: Group[] }>('group.list', {});
    return items.find((group) => group.groupId === groupId);
  }

  /** As an admin saves a role in the list of groups: sees what follows, and agrees. */
  async function confirm(groupId: string, role: string): Promise<void> {
    const changes = [{ directoryId, groupId, role }];
    const preview = await ask<{ digest: string; mappingsVersion: number }>('group.preview', { changes });
    const { digest: previewed, mappingsVersion: expectedVersion } = preview;
    await ask('group.setRoles', { changes, expectedVersion, previewed });
  }

  async function roleOfAnn(): Promise<string> {
    const { member } = await portal.db.prisma.directoryUser.findFirstOrThrow({
      where: { organizationId, id: ann },
      include: { member: true },
    });
    return member.role;
  }

  it('gives nobody the role that it gave until an admin confirms it, whatever it is called now', async () => {
    const again = await push('Heads', 'chiefs');
    expect(await roleOfAnn()).toBe('member');
    expect(await listed(again)).toMatchObject({ state: 'unmapped', formerRole: 'admin' });

    await confirm(again, 'admin');
    expect(await roleOfAnn()).toBe('admin');
    expect(await listed(again)).toMatchObject({ state: 'mapped', formerRole: null });
  });

  it('gives no role either to who joins it before an admin confirms it', async () => {
    const again = await push('Chiefs', 'chiefs');
    const member = [{ value: ann }];
    for (const op of ['remove', 'add']) {
      const Operations = [{ op, path: 'members', value: member }];
      expect((await scim('PATCH', `/Groups/${again}`, { body: { Operations } })).status).toBe(204);
    }
    await scim('PUT', `/Groups/${again}`, {
      body: { displayName: 'Chiefs', externalId: 'chiefs', members: member },
    });
    expect(await roleOfAnn()).toBe('member');
    expect(await listed(again)).toMatchObject({ state: 'unmapped', formerRole: 'admin' });
  });

  it('is a new one without a former role when only its name is that of before', async () => {
    const namesake = await push('Chiefs', 'another');
    expect(await roleOfAnn()).toBe('member');
    expect(await listed(namesake)).toMatchObject({ state: 'unmapped', formerRole: null });
  });

  it('is a new one without a former role when it has no externalId', async () => {
    const created = await scim('POST', '/Groups', { body: { displayName: 'Chiefs' } });
    expect(await listed(created.body?.id ?? '')).toMatchObject({ state: 'unmapped', formerRole: null });
  });

  it('is a new one in another connection, whatever its externalId', async () => {
    const sibling = scimClient(portal, await portal.createDirectory(organizationId));
    const body = { displayName: 'Chiefs', externalId: 'chiefs' };
    const created = await sibling('POST', '/Groups', { body });
    expect(await listed(created.body?.id ?? '')).toMatchObject({ state: 'unmapped', formerRole: null });
  });
});
