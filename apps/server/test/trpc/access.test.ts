import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { scimClient } from '../scim/scim-client.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

describe('the right to run an organization', () => {
  let portal: Portal;
  let acme: CreatedOrganization;
  let admin: Browser;

  beforeAll(async () => {
    portal = await startPortal();
    acme = await portal.createOrganization('acme');
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
  });
  afterAll(() => portal.close());

  const organization = 'acme';

  it('asks who is not signed in to sign in', async () => {
    expect(await portal.browser().call('organization.overview', { organization })).toMatchObject({
      status: 401,
      error: { appCode: 'unauthenticated', message: 'You are not signed in.' },
    });
  });

  it('tells a member who does not administer that an admin can, and a stranger nothing', async () => {
    const { principal } = await portal.addPerson(acme.id, 'bo', 'boss');
    const boss = await portal.signedIn(principal);
    expect(await boss.call('organization.overview', { organization })).toMatchObject({
      status: 403,
      error: { appCode: 'forbidden' },
    });
    const other = await portal.createOrganization('other');
    const stranger = await portal.signedIn({ kind: 'account', id: other.admin.accountId });
    const foreign = await stranger.call('organization.overview', { organization });
    const unknown = await stranger.call('organization.overview', { organization: 'nowhere' });
    expect(foreign).toMatchObject({ status: 404, error: { appCode: 'not_found' } });
    expect(foreign.error?.message).toBe(unknown.error?.message);
  });

  it('ends at the next call when the member is deactivated, or loses the role', async () => {
    const { memberId, principal } = await portal.addPerson(acme.id, 'cy', 'admin');
    const browser = await portal.signedIn(principal);
    const { db } = portal;
    const where = { organizationId_id: { organizationId: acme.id, id: memberId } };
    expect((await browser.call('organization.settings', { organization })).status).toBe(200);
    await db.prisma.member.update({ where, data: { active: false } });
    expect((await browser.call('organization.settings', { organization })).status).toBe(404);
    expect((await browser.call('session.current')).data).toMatchObject({ organizations: [] });
    await db.prisma.member.update({ where, data: { active: true } });
    await admin.call('person.pin', { organization, memberId, role: 'member' });
    expect((await browser.call('organization.settings', { organization })).status).toBe(403);
  });

  it('ends with an override at its very end, without waiting for anything', async () => {
    const { memberId, principal } = await portal.addPerson(acme.id, 'di', 'member');
    const browser = await portal.signedIn(principal);
    const sam = await portal.signedIn(await portal.staff('sam'));
    await sam.call('support.open', { organization, reason: 'ticket 7' });
    const override = { organization, memberId, role: 'admin', reason: 'ticket 7' };
    expect((await admin.call('person.override', override)).status).toBe(403);
    expect((await sam.call('person.override', override)).status).toBe(200);
    expect((await browser.call('organization.settings', { organization })).status).toBe(200);
    await portal.db.prisma.roleOverride.updateMany({ where: { memberId }, data: { endsAt: new Date() } });
    expect((await browser.call('organization.settings', { organization })).status).toBe(403);
  });

  it('goes from a directory over its token and groups to a role, in calls alone', async () => {
    const created = await admin.call('directory.create', { organization, provider: 'entra', name: 'Entra' });
    const directory = created.data as { id: string; baseUrl: string; providerId: string };
    expect(directory).toMatchObject({ providerId: 'acme-entra', users: 0, liveCredentials: 0 });
    expect(directory.baseUrl).toBe(portal.baseUrl);
    const token = await admin.call('token.create', {
      organization,
      directoryId: directory.id,
      name: 'Entra',
      lifetimeDays: 365,
    });
    const { token: secret } = token.data as { token: string };
    const idp = scimClient(portal, { token: secret });
    const user = await idp('POST', '/Users', { body: { userName: 'dee@acme.test', active: true } });
    const group = await idp('POST', '/Groups', {
      body: { displayName: 'Chiefs', members: [{ value: user.body?.id }] },
    });

    const changes = [{ directoryId: directory.id, groupId: group.body?.id, role: 'boss' }];
    const preview = (await admin.call('group.preview', { organization, changes })).data as {
      mappingsVersion: number;
      digest: string;
    };
    expect(preview).toMatchObject({ gain: 1, lose: 0, refusal: null });
    const { mappingsVersion: expectedVersion, digest: previewed } = preview;
    const saved = await admin.call('group.setRoles', { organization, changes, expectedVersion, previewed });
    expect(saved).toMatchObject({ status: 200, data: { roleChanges: 1 } });
    const people = await admin.call('person.list', { organization, search: 'dee@' });
    expect(people.data).toMatchObject({
      items: [{ role: 'boss', reason: { kind: 'group', groupName: 'Chiefs', directoryName: 'Entra' } }],
      total: 1,
    });
    await portal.flush();
    const activity = await admin.call('activity.list', { organization, operation: 'create' });
    expect(activity.data).toMatchObject({
      items: [
        { resourceType: 'Group', membersAdded: { count: 1, names: ['dee@acme.test'] } },
        { resourceType: 'User', resourceName: 'dee@acme.test', status: 201 },
      ],
    });
    const [item] = (activity.data as { items: { id: string; at: string }[] }).items;
    const detail = await admin.call('activity.get', { organization, id: item?.id, at: item?.at });
    expect(detail.data).toMatchObject({ resourceName: 'Chiefs', ignored: [], changes: [] });
    expect((await admin.call('organization.overview', { organization })).data).toMatchObject({
      directories: [{ state: 'working', users: 1, groups: 1, changesLastDay: 2, failuresLastDay: 0 }],
      groups: { total: 1, mapped: 1, unmapped: 0 },
    });
  });

  it('answers a stale save with 412 and a third token with 409, each with its sentence', async () => {
    const staged = { organization, changes: [], defaultRole: 'boss' };
    const { mappingsVersion, digest: previewed } = (await admin.call('group.preview', staged)).data as {
      mappingsVersion: number;
      digest: string;
    };
    const save = { ...staged, expectedVersion: mappingsVersion - 1, previewed };
    expect(await admin.call('group.setRoles', save)).toMatchObject({
      status: 412,
      error: { appCode: 'stale' },
    });
    const scope = { db: portal.db, organizationId: acme.id, actor: vendor };
    const { directoryId } = await pushDirectory(scope, { users: [], name: 'Okta' });
    const input = { organization, directoryId, name: 'x', lifetimeDays: 30 };
    await admin.call('token.create', input);
    await admin.call('token.create', input);
    const third = await admin.call('token.create', input);
    expect(third).toMatchObject({ status: 409, error: { appCode: 'conflict' } });
    expect(third.error?.message).toContain('Revoke one of them first');
  });

  it('answers input that is none with 400 and the field', async () => {
    const answer = await admin.call('organization.setTokenLifetime', { organization, days: 'many' });
    expect(answer).toMatchObject({ status: 400, error: { appCode: 'invalid' } });
    expect(answer.error?.message).toMatch(/^days: /);
    expect(await admin.call('organization.setTokenLifetime', { organization, days: 10_000 })).toMatchObject({
      status: 400,
      error: { message: 'A token lives between 30 and 730 days.' },
    });
    expect(await admin.call('no.such', {})).toMatchObject({ status: 404, error: { appCode: 'not_found' } });
  });

  it('answers a defect of ours with one sentence and a request id, and logs it whole', async () => {
    await portal.db.prisma.organization.update({ where: { id: acme.id }, data: { defaultRole: 'emperor' } });
    const answer = await admin.call('organization.settings', { organization });
    await portal.db.prisma.organization.update({ where: { id: acme.id }, data: { defaultRole: 'member' } });
    expect(answer).toMatchObject({
      status: 500,
      error: {
        appCode: 'internal',
        message: 'Something went wrong on our side. If it happens again, tell support the request id.',
      },
    });
    const requestId = answer.error?.requestId ?? '';
    expect(requestId).not.toBe('');
    const line = portal.logged.find((logged) => logged.includes(requestId));
    expect(line).toContain('emperor');
  });

  it('keeps an account of one organization apart from what it may do in another', async () => {
    const other = await portal.createOrganization('second');
    await portal.db.prisma.member.create({
      data: {
        organizationId: other.id,
        accountId: acme.admin.accountId,
        displayName: 'Guest',
        origin: 'invitation',
        direct: true,
        active: true,
        role: 'member',
        reason: 'default',
      },
    });
    const { data } = await admin.call('session.current');
    expect(data).toMatchObject({
      organizations: [
        { slug: 'acme', administers: true },
        { slug: 'second', administers: false },
      ],
    });
    expect((await admin.call('organization.settings', { organization: 'second' })).status).toBe(403);
  });
});
