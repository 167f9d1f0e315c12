import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { downloads } from '#downloads/router.ts';
import { type Browser, type Portal, startPortal, vendor } from '../trpc/portal.ts';

const records = 1_200;

describe('a download', () => {
  let portal: Portal;
  let acme: CreatedOrganization;
  let admin: Browser;

  beforeAll(async () => {
    portal = await startPortal();
    acme = await portal.createOrganization('acme');
    await portal.createOrganization('globex');
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
  });
  afterAll(() => portal.close());

  async function get(browser: Browser, path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${portal.origin}/download/${path}`, {
      headers: { cookie: browser.cookie, ...headers },
    });
    return {
      status: response.status,
      headers: response.headers,
      text: Buffer.from(await response.arrayBuffer()).toString(),
    };
  }

  describe.each(Object.keys(downloads))('of %s', (file) => {
    it('is a file with the name of the organization, and kept nowhere', async () => {
      const { status, headers } = await get(admin, `acme/${file}`);
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="acme-.*\d{4}-\d\d-\d\d\.(csv|json|ics)"$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it('is for who runs the organization alone', async () => {
      const { principal } = await portal.addPerson(acme.id, `member-${file.replace('.', '-')}`, 'member');
      const sam = await portal.signedIn(await portal.staff(`sam-${file.replace('.', '-')}`));
      expect((await get(admin, `globex/${file}`)).status).toBe(404);
      expect((await get(sam, `acme/${file}`)).status).toBe(404);
      expect((await get(await portal.signedIn(principal), `acme/${file}`)).status).toBe(403);
      expect((await get(portal.browser(), `acme/${file}`)).status).toBe(401);
      expect((await get(admin, `acme/${file}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      await sam.call('support.open', { organization: 'acme', reason: 'ticket 7' });
      expect((await get(sam, `acme/${file}`)).status).toBe(200);
    });
  });

  it('that there is not, or with a filter that is none, is refused with a sentence', async () => {
    expect(await get(admin, 'acme/secrets.csv')).toMatchObject({
      status: 404,
      text: 'There is no such file.\n',
    });
    expect(await get(admin, 'acme/audit.csv?from=yesterday')).toMatchObject({ status: 400 });
  });

  it('of the audit has every record that the filter leaves, with its seal and without formulas', async () => {
    const organization = 'acme';
    await portal.db.query(
      {
        text: `
        INSERT INTO audit_record (organization_id, actor_kind, actor_name, action, reason)
        SELECT $1, 'cli', 'Command line', 'organization.renamed', 'number ' || n FROM generate_series(1, $2) AS n`,
      },
      [acme.id, records],
    );
    await admin.call('organization.rename', { organization, name: '=1+1' });

    const json = JSON.parse((await get(admin, 'acme/audit.json?search=number')).text);
    expect(json.records).toHaveLength(records);
    expect(json.records[0]).toMatchObject({ action: 'organization.renamed', actor: { kind: 'cli' } });
    const { data: head } = await admin.call('audit.head', { organization });
    expect(json.head).toEqual(head);

    const csv = (await get(admin, 'acme/audit.csv?actorKind=account')).text;
    const [heading, first, ...others] = csv.split('\r\n');
    expect(heading).toMatch(/^\uFEFFrecord,time,actor kind,actor,action,/);
    expect(first).toContain('account,');
    expect(first).toContain(`,organization.renamed,organization,'=1+1,`);
    expect(first).toContain(json.head.digest);
    expect(others).toEqual(['']);
  });

  it('of the audit is found in the portal by who, what, when and what it says', async () => {
    const organization = 'acme';
    const list = async (filter: object) => {
      const { data } = await admin.call('audit.list', { organization, limit: 50, ...filter });
      return (data as { items: { action: string }[] }).items.map(({ action }) => action);
    };
    const { data: actors } = await admin.call('audit.actors', { organization });
    const me = (actors as { id: string; name: string }[]).find(({ id }) => id === acme.admin.accountId);
    expect(await list({ actorId: me?.id })).toEqual(['organization.renamed']);
    const opened = Object.keys(downloads).map(() => 'support.opened');
    expect(await list({ actorKind: 'staff' })).toEqual(opened);
    expect(await list({ area: 'support', search: 'TICKET 7' })).toEqual(opened);
    expect(await list({ search: 'number 17 renamed' })).toContain('organization.renamed');
    expect(await list({ search: '=1+1' })).toEqual(['organization.renamed']);
    expect(await list({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await list({ from: '2100-01-01T00:00:00Z' })).toEqual([]);
  });

  it('of the people has those whom the filter leaves, each with one sentence that says why', async () => {
    const { memberId } = await portal.addPerson(acme.id, 'nils', 'boss');
    const csv = (await get(admin, 'acme/people.csv?search=nils')).text;
    const [heading, line, ...others] = csv.split('\r\n');
    expect(heading).toBe('\uFEFFname,email,role,why,since,until,status,source,id');
    expect(line).toMatch(/,boss,An admin pinned it\.,/);
    expect(others).toEqual(['']);
    const { people } = JSON.parse((await get(admin, 'acme/people.json?role=boss')).text);
    expect(people).toEqual([
      expect.objectContaining({ id: memberId, role: 'boss', why: 'An admin pinned it.' }),
    ]);
    expect((await get(admin, 'acme/people.csv?role=king')).status).toBe(400);
  });

  it('of the audit, and the list in the portal, can be of one record that something links to', async () => {
    const { records } = JSON.parse((await get(admin, 'acme/audit.json?area=support')).text);
    const [{ id, at }] = records;
    const { data } = await admin.call('audit.list', {
      organization: 'acme',
      limit: 50,
      record: id,
      from: at,
    });
    expect(data).toMatchObject({ items: [{ id }] });
  });

  it('of the activity has the requests that the filter leaves, and says whether that is all of them', async () => {
    const { directoryId } = await createDirectory(
      { db: portal.db, organizationId: acme.id, actor: vendor },
      { provider: 'okta', name: 'Okta' },
    );
    await portal.db.query(
      {
        text: `
        INSERT INTO provisioning_record (organization_id, directory_id, token_id, operation, resource_type, resource_name,
          method, path, status, effect, duration_ms, request_id)
        SELECT $1, $2, 'aaaaaaaaaaaa', CASE WHEN n % 3 = 0 THEN 'create' ELSE 'read' END, 'User', '=person ' || n,
          'POST', '/Users', 201, '{}', 4, 'r'
        FROM generate_series(1, 1800) AS n`,
      },
      [acme.id, directoryId],
    );
    const all = JSON.parse((await get(admin, 'acme/activity.json')).text);
    expect(all).toMatchObject({ complete: true });
    expect(all.requests).toHaveLength(1_800);
    const query = `directoryId=${directoryId}&lookUps=hidden&from=2026-01-01T00:00:00Z`;
    const changes = JSON.parse((await get(admin, `acme/activity.json?${query}`)).text);
    expect(changes.requests).toHaveLength(600);
    const csv = (await get(admin, `acme/activity.csv?${query}&search=person+1800`)).text;
    const [heading, ...lines] = csv.split('\r\n');
    expect(heading).toMatch(/^\uFEFFtime,connection,operation,/);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`,Okta,create,User,'=person 1800,`);
    expect((await get(admin, 'acme/activity.csv?operation=guess')).status).toBe(400);
  });

  it('can be checked against the head that was kept of it', async () => {
    const organization = 'acme';
    const { data: kept } = await admin.call('audit.head', { organization });
    await admin.call('organization.rename', { organization, name: 'Acme AB' });
    const verify = async (head: unknown) =>
      (await admin.call('audit.verify', { organization, kept: head })).data;
    const { number, digest } = kept as { number: number; digest: string };
    expect(await verify({ number, digest })).toMatchObject({ defects: [], keptHeadHolds: true });
    expect(await verify({ number, digest: '0'.repeat(64) })).toMatchObject({ keptHeadHolds: false });
    await portal.tamper(`UPDATE audit_record SET actor_name = 'Nobody' WHERE reason = 'number 8'`);
    expect(await verify(undefined)).toMatchObject({
      defects: [{ kind: 'audit_record_changed' }],
      keptHeadHolds: null,
    });
  });
});
