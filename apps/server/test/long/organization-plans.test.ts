import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { searchOrganizations } from '#domain/support/organization-search.ts';
import { type ExplainingConnection, explainEverything } from './explained-statements.ts';
import { connectAsSuperuser, type Superuser } from './superuser.ts';

const organizations = 10_000;
const peopleEach = 20;
/** Within the last hour, and as many in the days before. */
const requestsEach = 10;
/** One in a hundred: as many as can fail at once without the installation being at fault. */
const failing = organizations / 100;

describe(`with ${organizations} organizations, the list of support`, () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let superuser: Superuser;
  let explaining: ExplainingConnection;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
    superuser = await connectAsSuperuser(test.db);
    await seed(superuser);
    explaining = await explainEverything(superuser.client);
  }, 240_000);
  afterAll(async () => {
    await superuser.close();
    await test.close();
  });

  async function explained(given: Partial<Parameters<typeof searchOrganizations>[1]>) {
    vi.spyOn(test.db, 'costlyQuery').mockImplementation(explaining.query);
    explaining.taken();
    const found = await searchOrganizations(test.db, { limit: 50, ...given }).finally(() =>
      vi.restoreAllMocks(),
    );
    const scans = explaining.taken().flatMap((statement) => statement.scans);
    expect(scans.length).toBeGreaterThan(0);
    const rowsOf = (table: string) =>
      scans.filter((scan) => scan.table.startsWith(table)).reduce((sum, { rows }) => sum + rows, 0);
    return { ...found, rowsOf };
  }

  it('reads of the requests those of the directories that fail, and of the members the admins and those that are shown', async () => {
    const { items, totals, rowsOf } = await explained({});
    expect(items.map(({ state }) => state)).toEqual(Array.from({ length: 50 }, () => 'failing'));
    expect(totals).toEqual({
      quarantined: 0,
      failing,
      overdue: 0,
      attention: 0,
      quiet: 0,
      suspended: 0,
      not_connected: 0,
      working: organizations - failing,
    });
    expect(rowsOf('provisioning_record')).toBeLessThan(failing * requestsEach * 4);
    expect(rowsOf('member')).toBeLessThan(organizations * 1.5 + 51 * peopleEach * 2);
  });

  it('costs as little on its last pages, in one state, and for an address', async () => {
    const first = await explained({ limit: 200, state: 'working' });
    for (const given of [
      { cursor: first.nextCursor ?? '' },
      { state: 'working' as const },
      { search: 'person-00000777-3@seeded.example' },
    ]) {
      const { items, rowsOf } = await explained(given);
      expect(items.length).toBeGreaterThan(0);
      expect(rowsOf('provisioning_record')).toBeLessThan(failing * requestsEach * 4);
      expect(rowsOf('member')).toBeLessThan(organizations * 2.5 + 51 * peopleEach * 2);
    }
  });
});

/** Every organization with an admin, people, a directory with a token, and requests of now and of the days before. */
async function seed({ administer }: Superuser): Promise<void> {
  await administer('SET session_replication_role = replica');
  for (const statement of [
    `INSERT INTO organization (slug, name)
      SELECT 'seeded-' || n, 'Organization ' || lpad(n::text, 8, '0') FROM generate_series(1, ${organizations}) n`,
    `INSERT INTO directory (organization_id, provider, name, created_at, last_request_at)
      SELECT id, 'okta', 'Okta', now() - interval '9 days', now() FROM organization`,
    `INSERT INTO scim_credential (organization_id, directory_id, token_id, secret_hash, name, created_by, expires_at)
      SELECT organization_id, id, 'token-' || id, '', 'x', 'x', now() + interval '90 days' FROM directory`,
    `INSERT INTO member (organization_id, display_name, email, origin, direct, active, role, reason)
      SELECT id, 'Person ' || n, 'person-' || right(name, 8) || '-' || n || '@seeded.example', 'directory', false, true,
        CASE n WHEN 1 THEN 'admin' ELSE 'member' END, 'default'
      FROM organization, generate_series(1, ${peopleEach}) n`,
    `INSERT INTO provisioning_record (organization_id, directory_id, at, token_id, operation, method, path, status, effect,
        duration_ms, request_id)
      SELECT d.organization_id, d.id, now() - days * interval '1 day' - n * interval '1 minute', 'x', 'read', 'GET', '/Users',
        CASE WHEN d.nth % (${organizations / failing}) = 0 THEN 400 ELSE 200 END, '{}', 1, 'x'
      FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM directory) d,
        generate_series(0, 1) AS days, generate_series(1, ${requestsEach}) n
      WHERE now() - days * interval '1 day' - n * interval '1 minute' >= date_trunc('month', now() AT TIME ZONE 'UTC')`,
    'ANALYZE',
  ])
    await administer(statement);
  await administer('SET session_replication_role = origin');
}
