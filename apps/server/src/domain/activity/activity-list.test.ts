import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type ActivityFilter, listActivity } from './queries.ts';

describe('the activity', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  /** What happened to whom, the newest first. */
  async function acts(scope: ActorScope, filter: ActivityFilter) {
    const { items } = await listActivity(scope, { ...filter, limit: 100 });
    return items.map(({ operation, resourceName, result }) => `${operation} ${resourceName}: ${result}`);
  }

  it('knows as incomplete what left somebody active without access, and nobody else', async () => {
    const { scope } = await makeOrganization(test.db);
    await setRequiredAttributes(scope, { required: ['email'], strict: false });
    const directory = await pushDirectory(scope, {
      users: [
        { userName: 'ana', email: 'ana@acme.test' },
        { userName: 'bo' },
        { userName: 'cem', active: false },
      ],
    });
    await directory.setActive('cem', true);
    await directory.setActive('bo', false);
    expect(await acts(scope, { result: 'incomplete' })).toEqual([
      'enable cem: incomplete',
      'create bo: incomplete',
    ]);
    expect(await acts(scope, { result: 'ok' })).toEqual([
      'disable bo: ok',
      'create cem: ok',
      'create ana: ok',
    ]);
    const { items } = await listActivity(scope, { operation: 'create', result: 'incomplete', limit: 1 });
    expect(items).toMatchObject([{ missing: ['email'], withheld: 0 }]);
  });

  it('knows as pending what the mass-removal guard holds back, of people and of groups', async () => {
    const { scope } = await makeOrganization(test.db);
    const userNames = Array.from({ length: 40 }, (_, index) => `u${index}`);
    const directory = await pushDirectory(scope, { users: userNames.map((userName) => ({ userName })) });
    for (const userName of userNames.slice(0, 13)) await directory.setActive(userName, false);
    await directory.deleteUser('u13');
    expect(await acts(scope, { result: 'pending' })).toEqual(['delete u13: pending', 'disable u12: pending']);
    expect(await acts(scope, { result: 'failed' })).toEqual([]);
  });

  it('of a person has the requests to groups that added or removed them, with another name and without them', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ana' }, { userName: 'bo' }],
      groups: { Finance: ['ana'], Sales: ['bo'] },
    });
    await directory.setMembers('Sales', ['ana', 'bo']);
    await directory.removeFromGroup('Finance', 'ana');
    await directory.addToGroup('Finance', 'bo');
    const ana = directory.user('ana').memberId;
    const wanted = ['update Finance: ok', 'update Sales: ok', 'create Finance: ok', 'create ana: ok'];
    expect(await acts(scope, { memberId: ana })).toEqual(wanted);
    expect(await acts(scope, { memberId: ana, groupId: directory.group('Sales') })).toEqual([
      'update Sales: ok',
    ]);
    await directory.deleteGroup('Sales');
    await directory.deleteUser('ana');
    expect(await acts(scope, { memberId: ana })).toEqual(['delete ana: ok', 'delete Sales: ok', ...wanted]);
    await mergeMembers(scope, { keepId: adminId, mergeId: ana });
    expect(await acts(scope, { memberId: adminId })).toEqual([
      'delete ana: ok',
      'delete Sales: ok',
      ...wanted,
    ]);
  });

  it('of a group has the people who left it because they were deleted', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ana' }, { userName: 'bo' }],
      groups: { Finance: ['ana', 'bo'], Sales: ['bo'] },
    });
    const groupId = directory.group('Finance');
    await directory.deleteUser('ana');
    const wanted = ['delete ana: ok', 'create Finance: ok'];
    expect(await acts(scope, { groupId })).toEqual(wanted);
    const firstPage = await listActivity(scope, { groupId, limit: 1 });
    const secondPage = await listActivity(scope, {
      groupId,
      limit: 1,
      cursor: firstPage.nextCursor ?? '',
    });
    const names = [...firstPage.items, ...secondPage.items].map(({ resourceName }) => resourceName);
    expect(names).toEqual(['ana', 'Finance']);
    expect(secondPage.nextCursor).toBeNull();
  });

  it('is searched by words of names, user names and refusals, however they are written and begin', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [
        { userName: 'Ana.Berg@acme.test', attributes: { displayName: 'Ana Åsgård' } },
        { userName: 'bo@acme.test', attributes: { displayName: "Bo O'Neil" } },
      ],
      groups: { 'Finance (all)': ['Ana.Berg@acme.test'] },
    });
    const other = (await makeOrganization(test.db)).scope;
    await pushDirectory(other, { users: [{ userName: 'ana.berg@acme.test' }] });
    await record(scope, { operation: 'refuse', status: 409, detail: 'A user with this userName exists.' });
    const path = `/Users?filter=${encodeURIComponent('userName eq "cem@acme.test"')}`;
    await record(scope, { operation: 'read', status: 200, path });
    const found = async (search: string, filter: ActivityFilter = {}) =>
      (await acts(scope, { search, ...filter })).sort();

    expect(await found('åsg')).toEqual(['create Ana Åsgård: ok', 'create Finance (all): ok']);
    expect(await found('ANA.BERG@acme.test')).toEqual(['create Ana Åsgård: ok']);
    expect(await found("o'neil bo")).toEqual(["create Bo O'Neil: ok"]);
    expect(await found('finance asgard')).toEqual([]);
    expect(await found('exists username')).toEqual(['refuse null: failed']);
    expect(await found('cem@acme.test')).toEqual(['read null: ok']);
    expect(await found('cem@acme.test', { lookUps: 'hidden' })).toEqual([]);
    expect(await found('ana', { memberId: directory.user('Ana.Berg@acme.test').memberId })).toHaveLength(2);
    expect(await found(`"'\\:*&|!()`)).toEqual([]);
    expect(await acts(other, { search: 'ana' })).toEqual(['create ana.berg@acme.test: ok']);
  });

  it('is searched beyond the newest, page by page, without a record twice or left out', async () => {
    const { scope } = await makeOrganization(test.db);
    const start = Date.now() - 60 * 60_000;
    await scope.db.query(
      {
        text: `
        INSERT INTO provisioning_record (organization_id, directory_id, at, token_id, operation, resource_type, resource_name,
          method, path, status, effect, duration_ms, request_id)
        SELECT $1, $1, $2::timestamptz + n * interval '0.1 seconds', 't', 'update', 'User',
          CASE WHEN n % 5000 = 1 THEN 'Rare ' || n ELSE 'Person ' || n END, 'PATCH', '/Users/u', 200, '{}', 1, 'r'
        FROM generate_series(1, 24000) AS n`,
      },
      [scope.organizationId, new Date(start)],
    );
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listActivity(scope, { search: 'rare', lookUps: 'hidden', limit: 2, cursor });
      seen.push(...page.items.map(({ resourceName }) => resourceName));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['Rare 20001', 'Rare 15001', 'Rare 10001', 'Rare 5001', 'Rare 1']);
  });

  async function record(
    scope: ActorScope,
    given: { operation: string; status: number; path?: string; detail?: string },
  ) {
    const { organizationId } = scope;
    const about = {
      directoryId: organizationId,
      tokenId: 't',
      method: 'GET',
      path: '/Users',
      requestId: 'r',
    };
    await scope.db.prisma.provisioningRecord.create({
      data: { organizationId, ...about, effect: {}, durationMs: 1, ...given },
    });
  }
});
