import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorScope } from '#domain/scope.ts';
import { createSetupLink } from '#domain/setup-links/create-setup-link.ts';
import { revokeSetupLink } from '#domain/setup-links/revoke-setup-link.ts';
import { type SetupPurpose, setupPurposes } from '#domain/setup-links/setup-purpose.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';
import { procedureList } from './procedure-list.ts';

/** What a setup link reaches, for each purpose. Everything else is closed to it. */
const reached: Readonly<Record<SetupPurpose, readonly string[]>> = {
  scim: [
    'directory.create',
    'directory.list',
    'guide.progress',
    'guide.setStep',
    'sandbox.latest',
    'sandbox.start',
    'sandbox.stop',
    'token.create',
    'token.defaults',
    'token.list',
    'token.revoke',
  ],
  sso: ['sso.beginTest', 'sso.save', 'sso.settings', 'sso.switchOn'],
  domain: ['domain.add', 'domain.check', 'domain.list', 'domain.remove'],
};

describe('a setup link', () => {
  let portal: Portal;
  let scope: ActorScope;
  /** What asks somebody who they are: all that does not answer a browser without a session either. */
  let guarded: string[];

  beforeAll(async () => {
    portal = await startPortal();
    const { id } = await portal.createOrganization('acme');
    scope = { db: portal.db, organizationId: id, actor: vendor };
    await portal.createOrganization('other');
    const anybody = portal.browser();
    guarded = [];
    for (const path of procedureList.keys()) {
      if ((await anybody.call(path, { organization: 'acme' })).status === 401) guarded.push(path);
    }
    expect(guarded.length).toBeGreaterThan(30);
  });
  afterAll(() => portal.close());

  const opened = async (purpose: SetupPurpose, recipient = 'Jo') => {
    const { id, token } = await createSetupLink(scope, { purpose, recipient });
    const browser = portal.browser();
    const { status } = await browser.call('session.openSetupLink', { token });
    expect(status).toBe(200);
    return { id, token, browser };
  };

  describe.each(setupPurposes)('for %s', (purpose) => {
    let browser: Browser;
    beforeAll(async () => {
      ({ browser } = await opened(purpose));
    });

    it('reaches the procedures of its purpose and no other', async () => {
      const answering: string[] = [];
      for (const path of guarded) {
        // An empty input: what is reached says that something is missing, or answers. Nothing is changed.
        const { status } = await browser.call(path, { organization: 'acme' });
        if (status !== 403 && status !== 404) answering.push(path);
      }
      expect(answering.sort()).toEqual(reached[purpose]);
    });

    it('reaches nothing of another organization', async () => {
      const complete: Record<string, object> = {
        'directory.create': { provider: 'okta', name: 'Okta' },
        'guide.progress': { directoryId: crypto.randomUUID() },
        'guide.setStep': { directoryId: crypto.randomUUID(), step: 'app', done: true },
        'sandbox.start': { provider: 'entra' },
        'token.create': { directoryId: crypto.randomUUID(), name: 'x', lifetimeDays: 30 },
        'token.revoke': { tokenId: 'x' },
        'domain.add': { name: 'example.com' },
        'sso.save': {
          provider: 'oidc',
          issuer: 'https://idp.test',
          clientId: 'x',
          clientSecret: 'x',
          hostedDomain: null,
        },
        'sso.beginTest': { connectionId: crypto.randomUUID() },
        'sso.switchOn': { connectionId: crypto.randomUUID() },
        'domain.check': { domain: 'example.com' },
        'domain.remove': { domain: 'example.com' },
      };
      for (const path of guarded) {
        const { status } = await browser.call(path, { organization: 'other', ...complete[path] });
        expect([403, 404], path).toContain(status);
      }
    });
  });

  it('is told who it is, and nothing of anybody else', async () => {
    const { browser } = await opened('scim');
    const { data } = await browser.call('session.current');
    expect(data).toEqual({
      kind: 'setup',
      purpose: 'scim',
      expiresAt: expect.any(String),
      organization: { slug: 'acme', name: 'Organization acme' },
    });
  });

  it('makes tokens that name it as their author, and stands in the audit with all that it does', async () => {
    const { browser } = await opened('scim', 'Kim of the IT partner');
    const directory = await browser.call('directory.create', {
      organization: 'acme',
      provider: 'okta',
      name: 'Okta',
    });
    const { id: directoryId } = directory.data as { id: string };
    const made = await browser.call('token.create', {
      organization: 'acme',
      directoryId,
      name: 'Okta',
      lifetimeDays: 30,
    });
    expect(made.status).toBe(200);
    const list = await browser.call('token.list', { organization: 'acme', directoryId });
    expect(list.data).toMatchObject([{ createdBy: 'Setup link for Kim of the IT partner' }]);
    const records = await portal.db.prisma.auditRecord.findMany({
      where: { organizationId: scope.organizationId, actorName: 'Setup link for Kim of the IT partner' },
      orderBy: { at: 'asc' },
    });
    expect(records.map(({ actorKind, action }) => `${actorKind} ${action}`)).toEqual([
      'setup setup_link.opened',
      'setup directory.created',
      'setup token.created',
    ]);
  });

  it('can be opened again until it ends, by others too', async () => {
    const { token, browser } = await opened('scim');
    const second = portal.browser();
    expect((await second.call('session.openSetupLink', { token })).status).toBe(200);
    for (const each of [browser, second]) {
      expect((await each.call('directory.list', { organization: 'acme' })).status).toBe(200);
    }
  });

  it('ends at once for everybody when it is revoked, and cannot be opened any more', async () => {
    const { id, token, browser } = await opened('domain');
    expect((await browser.call('domain.list', { organization: 'acme' })).status).toBe(200);
    await revokeSetupLink(scope, id);
    expect((await browser.call('domain.list', { organization: 'acme' })).status).toBe(401);
    const again = await portal.browser().call('session.openSetupLink', { token });
    expect(again).toMatchObject({ status: 401, error: { message: expect.stringMatching(/was revoked/) } });
  });

  it('ends with its time, also for whoever is at work with it', async () => {
    const { id, token, browser } = await opened('domain');
    await portal.db.prisma.setupLink.update({
      where: { organizationId_id: { organizationId: scope.organizationId, id } },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await browser.call('domain.list', { organization: 'acme' })).status).toBe(401);
    expect((await portal.browser().call('session.openSetupLink', { token })).status).toBe(401);
  });

  it('takes the place of whoever was signed in in that browser', async () => {
    const { principal } = await portal.addPerson(scope.organizationId, 'ann', 'admin');
    const browser = await portal.signedIn(principal);
    const { token } = await createSetupLink(scope, { purpose: 'domain', recipient: 'Jo' });
    await browser.call('session.openSetupLink', { token });
    expect((await browser.call('organization.overview', { organization: 'acme' })).status).toBe(403);
  });

  it('removes a domain that waits, but none that is proven', async () => {
    const { browser } = await opened('domain');
    for (const domain of ['waits.com', 'proven.com']) {
      await browser.call('domain.add', { organization: 'acme', name: domain });
    }
    const { data } = await browser.call('domain.list', { organization: 'acme' });
    const { record } = (data as { domain: string; record: { name: string; value: string } }[]).find(
      ({ domain }) => domain === 'proven.com',
    ) ?? { record: { name: '', value: '' } };
    portal.dns.publish(record.name, record.value);
    await browser.call('domain.check', { organization: 'acme', domain: 'proven.com' });
    const remove = (domain: string) => browser.call('domain.remove', { organization: 'acme', domain });
    expect((await remove('waits.com')).status).toBe(200);
    expect((await remove('proven.com')).status).toBe(403);
    const admin = await portal.signedIn(
      (await portal.addPerson(scope.organizationId, 'bo', 'admin')).principal,
    );
    expect((await admin.call('domain.remove', { organization: 'acme', domain: 'proven.com' })).status).toBe(
      200,
    );
  });

  it('is made for an hour to 30 days and listed with its state; its token is not kept', async () => {
    const admin = await portal.signedIn(
      (await portal.addPerson(scope.organizationId, 'cleo', 'admin')).principal,
    );
    const make = (lifetimeHours: number) =>
      admin.call('setupLink.create', {
        organization: 'acme',
        purpose: 'scim',
        recipient: 'Lee',
        lifetimeHours,
      });
    expect((await make(0)).status).toBe(400);
    expect((await make(721)).status).toBe(400);
    const { data } = await make(1);
    const { id, url } = data as { id: string; url: string };
    const token = new URL(url).hash.slice(1);
    const newest = async () => {
      const { data: links } = await admin.call('setupLink.list', { organization: 'acme' });
      expect(JSON.stringify(links)).not.toContain(token);
      return (links as object[])[0];
    };
    expect(await newest()).toMatchObject({ id, state: 'live', createdBy: 'cleo', lastUsedAt: null });
    await portal.browser().call('session.openSetupLink', { token });
    expect(await newest()).toMatchObject({
      lastUsedAt: expect.any(String),
      lastUsedAddress: expect.any(String),
    });
    await admin.call('setupLink.revoke', { organization: 'acme', id });
    expect(await newest()).toMatchObject({ id, state: 'revoked' });
    const kept = await portal.db.prisma.$queryRaw<object[]>`SELECT to_jsonb(k) FROM setup_link_key k`;
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});
