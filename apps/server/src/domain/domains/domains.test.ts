import type { Database } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PublishedRecords, publishedRecords } from '#domain/testing/published-records.ts';
import { addDomain } from './add-domain.ts';
import { checkDomain } from './check-domain.ts';
import { checkDomainsAgain } from './check-domains-again.ts';
import { type DomainSummary, listDomains, organizationOfDomain } from './queries.ts';
import { removeDomain } from './remove-domain.ts';

const dayMs = 86_400_000;

describe('a domain', () => {
  let db: Database;
  let close: () => Promise<void>;
  let acme: TestOrganization;
  let dns: PublishedRecords;
  let made = 0;
  let domain: string;

  beforeAll(async () => {
    ({ db, close } = await createTestDatabase());
    await syncRoleTable(db);
    acme = await makeOrganization(db);
  });
  afterAll(() => close());
  beforeEach(() => {
    dns = publishedRecords();
    made += 1;
    domain = `acme-${made}.com`;
  });

  const check = async (scope: ActorScope = acme.scope) => {
    await letTimePass(scope, 1);
    return await checkDomain(scope, domain, dns.resolve);
  };
  const publish = ({ record }: DomainSummary) => dns.publish(record.name, 'v=other', record.value);
  const proven = async (scope: ActorScope = acme.scope) => {
    publish(await addDomain(scope, domain));
    return await check(scope);
  };
  const ownerOf = async (address = `ann@${domain}`) =>
    (await organizationOfDomain(db, address))?.organizationId ?? null;

  /** Moves everything that is known of the domain into the past. */
  async function letTimePass({ organizationId }: ActorScope, days: number): Promise<void> {
    const interval = `${days} days`;
    await db.prisma.$executeRaw`
      UPDATE organization_domain SET last_checked_at = last_checked_at - ${interval}::interval,
        last_seen_at = last_seen_at - ${interval}::interval, missing_since = missing_since - ${interval}::interval
      WHERE organization_id = ${organizationId}::uuid AND domain = ${domain}`;
  }

  it('waits until its record is published, and is the organization’s from then on', async () => {
    const added = await addDomain(acme.scope, ` ${domain.toUpperCase()} `);
    expect(added).toMatchObject({ domain, state: 'waiting', finding: null });
    expect(added.record).toEqual({
      name: `_rollcall-challenge.${domain}`,
      value: expect.stringMatching(/^rollcall-domain=[0-9a-f]{40}$/),
    });
    expect(await check()).toMatchObject({ state: 'waiting', finding: { kind: 'no_such_domain' } });
    expect(await ownerOf()).toBeNull();

    publish(added);
    expect(await check()).toMatchObject({ state: 'proven', finding: { kind: 'found' } });
    expect(await ownerOf(`Ann@${domain.toUpperCase()}`)).toBe(acme.scope.organizationId);
  });

  it('says nothing about its subdomains, which may be somebody else’s', async () => {
    await proven();
    expect(await ownerOf(`ann@mail.${domain}`)).toBeNull();
  });

  it('is not proven by the record of another organization', async () => {
    const other = await makeOrganization(db);
    publish(await addDomain(other.scope, domain));
    await addDomain(acme.scope, domain);
    expect(await check()).toMatchObject({ state: 'waiting', finding: { kind: 'other_records' } });
  });

  it('belongs to one organization: a second that publishes its record is told so, and support sees whose it is', async () => {
    const other = await makeOrganization(db);
    const mine = await addDomain(acme.scope, domain);
    const theirs = await addDomain(other.scope, domain);
    dns.publish(mine.record.name, mine.record.value, theirs.record.value);
    await check();
    expect(await check(other.scope)).toMatchObject({
      state: 'waiting',
      finding: { kind: 'taken' },
      belongsTo: null,
    });
    expect(await ownerOf()).toBe(acme.scope.organizationId);

    const support: ActorScope = {
      ...other.scope,
      actor: { kind: 'staff', id: null, name: 'Sam', address: null },
    };
    expect(await listDomains(support)).toMatchObject([{ belongsTo: { slug: acme.slug } }]);
    await removeDomain(acme.scope, domain);
    expect(await check(other.scope)).toMatchObject({ state: 'proven' });
    expect(await ownerOf()).toBe(other.scope.organizationId);
  });

  it('goes to one of two organizations that are checked at the same moment', async () => {
    const other = await makeOrganization(db);
    const mine = await addDomain(acme.scope, domain);
    const theirs = await addDomain(other.scope, domain);
    dns.publish(mine.record.name, mine.record.value, theirs.record.value);
    const after = await Promise.all([check(), check(other.scope)]);
    expect(after.map(({ state }) => state).sort()).toEqual(['proven', 'waiting']);
  });

  it.each([
    ['at the domain itself', (name: string) => name],
    [
      'under a name to which the DNS host added the domain',
      (name: string) => `_rollcall-challenge.${name}.${name}`,
    ],
  ])('whose record is published %s is told so', async (_, placeOf) => {
    const { record } = await addDomain(acme.scope, domain);
    dns.publish(domain);
    dns.publish(placeOf(domain), record.value);
    expect(await check()).toMatchObject({
      state: 'waiting',
      finding: { kind: 'misplaced', at: placeOf(domain) },
    });
  });

  it('is told what was seen instead: other records, none, no such name, no answer', async () => {
    const { record } = await addDomain(acme.scope, domain);
    dns.publish(domain);
    expect(await check()).toMatchObject({ finding: { kind: 'no_such_name' } });
    dns.publish(record.name);
    expect(await check()).toMatchObject({ finding: { kind: 'no_records' } });
    dns.publish(record.name, 'rollcall-domain=wrong', 'x'.repeat(400));
    expect(await check()).toMatchObject({
      finding: { kind: 'other_records', records: ['rollcall-domain=wrong', `${'x'.repeat(200)}…`] },
    });
    dns.answer(record.name, { kind: 'timeout' });
    expect(await check()).toMatchObject({ finding: { kind: 'timeout' } });
    dns.answer(record.name, { kind: 'failure', code: 'ESERVFAIL' });
    expect(await check()).toMatchObject({
      state: 'waiting',
      finding: { kind: 'failure', code: 'ESERVFAIL' },
    });
  });

  it('whose record disappears stays proven for a week, says until when, and is lost then', async () => {
    const { record } = await proven();
    dns.remove(record.name);
    const missing = await check();
    expect(missing.state).toBe('proven');
    expect(missing.lostAt?.getTime()).toBeGreaterThan(Date.now() + 6.9 * dayMs);
    expect(await ownerOf()).toBe(acme.scope.organizationId);
    await letTimePass(acme.scope, 5);
    expect(await check()).toMatchObject({ state: 'proven' });
    await letTimePass(acme.scope, 1);
    expect(await check()).toMatchObject({ state: 'lost', lostAt: null });
    expect(await ownerOf()).toBeNull();

    dns.publish(record.name, record.value);
    expect(await check()).toMatchObject({ state: 'proven' });
  });

  it('whose record comes back within the week keeps nothing of it', async () => {
    const { record } = await proven();
    dns.remove(record.name);
    await check();
    dns.publish(record.name, record.value);
    expect(await check()).toMatchObject({ state: 'proven', lostAt: null, finding: { kind: 'found' } });
  });

  it('is not lost because name servers do not answer, unless they are silent for a month', async () => {
    const { record } = await proven();
    dns.answer(record.name, { kind: 'timeout' });
    await letTimePass(acme.scope, 20);
    expect(await check()).toMatchObject({ state: 'proven', lostAt: null });
    await letTimePass(acme.scope, 10);
    expect(await check()).toMatchObject({ state: 'lost' });
  });

  it('is checked again every day without anybody asking, and once only', async () => {
    publish(await addDomain(acme.scope, domain));
    const first = await checkDomainsAgain(db, dns.resolve);
    expect(first.checked).toBeGreaterThan(0);
    expect(await ownerOf()).toBe(acme.scope.organizationId);
    expect(await checkDomainsAgain(db, dns.resolve)).toEqual({ checked: 0 });
    await letTimePass(acme.scope, 1);
    expect(await checkDomainsAgain(db, dns.resolve)).toEqual({ checked: 1 });
  });

  it('is looked up no more often than every few seconds, however often that is asked for', async () => {
    await addDomain(acme.scope, domain);
    let asked = 0;
    const counting = (name: string) => {
      asked += 1;
      return dns.resolve(name);
    };
    await checkDomain(acme.scope, domain, counting);
    const askedOnce = asked;
    await checkDomain(acme.scope, domain, counting);
    expect(asked).toBe(askedOnce);
  });

  it('is added once, and is gone with its claim when it is removed', async () => {
    await proven();
    await expect(addDomain(acme.scope, domain)).rejects.toThrow(/is in the list already/);
    await removeDomain(acme.scope, domain);
    expect(await ownerOf()).toBeNull();
    await expect(removeDomain(acme.scope, domain)).rejects.toThrow(/no such domain/);
    await expect(checkDomain(acme.scope, domain, dns.resolve)).rejects.toThrow(/no such domain/);
  });

  it('stands in the audit with every change, those of the background in the name of Rollcall', async () => {
    const { record } = await proven();
    dns.remove(record.name);
    await check();
    await letTimePass(acme.scope, 8);
    await checkDomainsAgain(db, dns.resolve);
    await removeDomain(acme.scope, domain);
    const records = await db.prisma.auditRecord.findMany({
      where: { organizationId: acme.scope.organizationId, targetKind: 'domain', targetId: domain },
      orderBy: { at: 'asc' },
    });
    expect(records.map(({ action, actorName }) => `${action} by ${actorName}`)).toEqual([
      'domain.added by Test',
      'domain.proven by Test',
      'domain.lost by Rollcall',
      'domain.removed by Test',
    ]);
  });
});
