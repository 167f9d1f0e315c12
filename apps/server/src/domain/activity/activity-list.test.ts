import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
