import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

describe('support', () => {
  let portal: Portal;
  let acme: CreatedOrganization;
  let admin: Browser;
  let sam: Browser;

  beforeAll(async () => {
    portal = await startPortal();
    acme = await portal.createOrganization('acme');
    await portal.createOrganization('globex');
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    sam = await portal.signedIn(await portal.staff('sam'));
  });
  afterAll(() => portal.close());

  const organization = 'acme';
  const overview = () => sam.call('organization.overview', { organization });
  const open = (slug: string) => sam.call('support.open', { organization: slug, reason: 'ticket 7' });

  it('sees an organization only while it is open, with a reason that its admin can read', async () => {
    expect((await overview()).status).toBe(404);
    expect((await open(organization)).status).toBe(200);
    expect((await overview()).status).toBe(200);
    expect((await sam.call('session.current')).data).toMatchObject({
      kind: 'staff',
      staff: { displayName: 'sam', role: 'agent' },
      access: { organization: { slug: 'acme', name: 'Organization acme' }, reason: 'ticket 7' },
    });
    await sam.call('organization.rename', { organization, name: 'Acme AB' });
    await sam.call('support.close');
    expect((await overview()).status).toBe(404);
    const audit = await admin.call('audit.list', { organization });
    expect(audit.data).toMatchObject({
      items: [
        { action: 'support.closed', actor: { kind: 'staff', name: 'sam' } },
        {
          action: 'organization.renamed',
          actor: { kind: 'staff', name: 'sam' },
          before: { name: 'Organization acme' },
          after: { name: 'Acme AB' },
          reason: 'ticket 7',
        },
        { action: 'support.opened', actor: { kind: 'staff', name: 'sam' }, reason: 'ticket 7' },
        { action: 'organization.created', actor: { kind: 'cli' } },
      ],
    });
  });

  it('closes one organization by opening another', async () => {
    await open(organization);
    await open('globex');
    expect((await overview()).status).toBe(404);
    expect((await sam.call('organization.overview', { organization: 'globex' })).status).toBe(200);
  });

  it('has one organization open also after opening ten at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => open(index % 2 ? 'acme' : 'globex')));
    const now = new Date();
    expect(
      await portal.db.prisma.supportAccess.count({ where: { closedAt: null, expiresAt: { gt: now } } }),
    ).toBe(1);
  });

  it('is out when the time is over, and may extend it before, for eight hours in all', async () => {
    await open(organization);
    const { prisma } = portal.db;
    const access = { closedAt: null, staffAccount: { displayName: 'sam' }, expiresAt: { gt: new Date() } };
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    await prisma.supportAccess.updateMany({ where: access, data: { openedAt: hours(-7.5) } });
    const extended = (await sam.call('support.extend')).data as { expiresAt: string };
    expect(Date.parse(extended.expiresAt)).toBeLessThanOrEqual(hours(0.5).getTime());
    await prisma.supportAccess.updateMany({ where: access, data: { expiresAt: new Date() } });
    expect((await overview()).status).toBe(404);
    expect(await sam.call('support.extend')).toMatchObject({ status: 409 });
    expect((await sam.call('session.current')).data).toMatchObject({ access: null });
  });

  it('does not open one without a reason, or one that does not exist', async () => {
    expect((await sam.call('support.open', { organization, reason: ' ' })).status).toBe(400);
    expect((await open('nowhere')).status).toBe(404);
  });

  it('finds an organization by name, slug, provider id and token', async () => {
    const scope = { organization };
    const directory = await admin.call('directory.create', { ...scope, provider: 'okta', name: 'Okta' });
    const { id: directoryId } = directory.data as { id: string };
    const made = await admin.call('token.create', { ...scope, directoryId, name: 'x', lifetimeDays: 30 });
    const { token, tokenId } = made.data as { token: string; tokenId: string };
    for (const search of ['acme ab', 'ACME', 'acme-okta', tokenId, token]) {
      const { data } = await sam.call('support.organizations', { search });
      expect(data).toMatchObject({
        items: [{ slug: 'acme', people: 1, administering: 1, directories: [{ state: 'never_connected' }] }],
        nextCursor: null,
      });
    }
    const { data } = await sam.call('support.organizations', { limit: 1 });
    const first = data as { items: { slug: string }[]; nextCursor: string };
    const rest = await sam.call('support.organizations', { limit: 1, cursor: first.nextCursor });
    expect(first.items.map(({ slug }) => slug)).toEqual(['acme']);
    expect(rest.data).toMatchObject({ items: [{ slug: 'globex' }], nextCursor: null });
  });

  it('finds an organization by the whole e-mail address of a person of it', async () => {
    const slugs = async (search: string) => {
      const { data } = await sam.call('support.organizations', { search });
      return (data as { items: { slug: string }[] }).items.map(({ slug }) => slug);
    };
    expect(await slugs('Admin@Globex.test')).toEqual(['globex']);
    expect(await slugs('dmin@globex.test')).toEqual([]);
  });

  it('makes an organization by a manager, whose first admin is invited and comes in', async () => {
    const manager = await portal.signedIn(await portal.staff('mo', 'manager'));
    const initech = {
      slug: 'initech',
      name: 'Initech',
      adminEmail: 'Bill@initech.test',
      adminName: 'Bill L',
    };
    expect(await sam.call('support.createOrganization', initech)).toMatchObject({
      status: 403,
      error: { message: 'Only a manager of support does this. Ask one of them.' },
    });
    const made = await manager.call('support.createOrganization', initech);
    expect(made.data).toEqual({ slug: 'initech', name: 'Initech', adminEmail: 'Bill@initech.test' });
    await manager.call('support.open', { organization: 'initech', reason: 'first steps' });
    expect((await manager.call('invitation.list', { organization: 'initech' })).data).toMatchObject([
      { email: 'Bill@initech.test', role: 'admin', invitedBy: 'mo' },
    ]);
    const { data } = await manager.call('audit.list', { organization: 'initech' });
    expect((data as { items: { action: string; actor: object }[] }).items.slice(1)).toMatchObject([
      { action: 'invitation.sent', actor: { kind: 'staff', name: 'mo' } },
      { action: 'organization.created', actor: { kind: 'staff', name: 'mo' } },
    ]);
  });

  it('is told why an organization cannot be made', async () => {
    const manager = await portal.signedIn(await portal.staff('nia', 'manager'));
    const create = (given: object) =>
      manager.call('support.createOrganization', {
        slug: 'hooli',
        name: 'Hooli',
        adminEmail: 'g@hooli.test',
        ...given,
      });
    expect(await create({ slug: 'acme' })).toMatchObject({
      status: 409,
      error: { message: 'An organization with this slug exists already.' },
    });
    expect(await create({ slug: 'Hooli Inc' })).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('"Hooli Inc" cannot be a slug') },
    });
    expect(await create({ adminEmail: 'gavin' })).toMatchObject({
      status: 400,
      error: { message: '"gavin" is not an e-mail address.' },
    });
    expect((await sam.call('support.organizations', { search: 'hooli' })).data).toMatchObject({ items: [] });
  });

  it('is not for an admin of a customer', async () => {
    for (const path of [
      'support.organizations',
      'support.createOrganization',
      'support.open',
      'support.extend',
      'support.close',
    ]) {
      const answer = await admin.call(path, { organization, reason: 'x' });
      expect(answer).toMatchObject({ status: 403, error: { appCode: 'forbidden' } });
    }
  });
});
