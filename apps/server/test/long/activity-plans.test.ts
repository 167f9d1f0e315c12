import { Prisma } from '@rollcall/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActivityFilter, listActivity } from '#domain/activity/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { makeEarlierPartitions, seedActivity, seededPersonId } from '../../bench/activity-seed.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ExplainingConnection, explainEverything } from './explained-statements.ts';
import { connectAsSuperuser, type Superuser } from './superuser.ts';

const records = 40_000;
const pageSize = 20;
/** Far more than a page needs, far less than there are. */
const rowsMax = 600;
/** What a search reads through in order of time, before it takes the index on words. */
const readThrough = 10_000;

describe(`the activity of an organization with ${records} records of many months`, () => {
  let endpoint: Endpoint;
  let superuser: Superuser;
  let explaining: ExplainingConnection;
  let scope: OrganizationScope;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    superuser = await connectAsSuperuser(endpoint.db);
    await makeEarlierPartitions(superuser, 7);
    const directory: Directory = await endpoint.createDirectory();
    await seedActivity(superuser, directory, { records, days: 180 });
    await seedActivity(superuser, await endpoint.createDirectory(), { records: records / 4, days: 180 });
    await superuser.administer('ANALYZE');
    explaining = await explainEverything(superuser.client);
    scope = { db: explained(endpoint.db, explaining), organizationId: directory.organizationId };
  }, 120_000);
  afterAll(async () => {
    await superuser.close();
    await endpoint.close();
  });

  /** The scans of the records, as they ran for a page. */
  async function scansFor(filter: ActivityFilter) {
    explaining.taken();
    const { items } = await listActivity(scope, { lookUps: 'hidden', ...filter, limit: pageSize });
    const scans = explaining
      .taken()
      .flatMap((statement) => statement.scans)
      .filter(({ table, rows }) => table.startsWith('provisioning_record') && rows > 0);
    return { items, scans, rows: scans.reduce((sum, scan) => sum + scan.rows, 0) };
  }

  const selective: readonly [string, ActivityFilter, RegExp][] = [
    ['the newest', {}, /_operation_at_id_idx|organization_id_at_id_idx|pkey/],
    ['one person', { memberId: seededPersonId(7) }, /coalesce|touched/],
    ['one person among look-ups too', { memberId: seededPersonId(7), lookUps: 'shown' }, /coalesce|touched/],
    ['what failed', { result: 'failed' }, /result/],
    ['what is pending, of which there is nothing', { result: 'pending' }, /result/],
    ['one operation', { operation: 'refuse' }, /operation/],
    ['an operation that never was', { operation: 'delete' }, /operation/],
  ];

  it.each(selective)('reads no more than a page needs for %s', async (_what, filter, index) => {
    const { items, scans, rows } = await scansFor(filter);
    if (filter.result !== 'pending' && filter.operation !== 'delete') expect(items.length).toBeGreaterThan(0);
    const where = JSON.stringify(scans, null, 1);
    expect(scans.filter(({ kind }) => kind === 'Seq Scan').length, where).toBe(0);
    // What is found by several indexes is read from the table, by none of them.
    const byIndex = scans.filter(({ kind }) => kind !== 'Bitmap Heap Scan');
    for (const scan of byIndex) expect(scan.index, where).toMatch(index);
    expect(rows, where).toBeLessThan(rowsMax);
  });

  it('looks into the partitions of the time that is asked for alone', async () => {
    const from = new Date(Date.now() - 100 * 86_400_000);
    const to = new Date(from.getTime() + 86_400_000);
    const { items, scans, rows } = await scansFor({ from, to });
    expect(items).toHaveLength(pageSize);
    const months = [from, to].map(
      (at) => `provisioning_record_${at.toISOString().slice(0, 7).replace('-', '_')}`,
    );
    for (const { table } of scans) expect(months).toContain(table);
    expect(rows).toBeLessThan(rowsMax);
  });

  it('finds a rare word by its index once the newest are read through, and a frequent one among them', async () => {
    const rare = await scansFor({ search: 'person7@seeded.example' });
    expect(rare.items.length).toBeGreaterThan(0);
    expect(rare.scans.filter(({ kind }) => kind === 'Seq Scan').length).toBeLessThanOrEqual(1);
    expect(rare.rows).toBeLessThan(3 * readThrough);
    const frequent = await scansFor({ search: 'family' });
    expect(frequent.items).toHaveLength(pageSize);
    expect(frequent.rows).toBeLessThan(3 * readThrough);
  });
});

/** The same database, each statement by the connection that explains. */
function explained(db: Endpoint['db'], explaining: ExplainingConnection): Endpoint['db'] {
  const $queryRaw = (strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, values: flat } = Prisma.sql(strings, ...values);
    return explaining.query({ text }, flat);
  };
  const prisma = new Proxy(db.prisma, {
    get: (given, name) => (name === '$queryRaw' ? $queryRaw : Reflect.get(given, name)),
  });
  return { ...db, prisma };
}
