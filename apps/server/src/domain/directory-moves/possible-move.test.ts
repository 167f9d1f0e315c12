import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { findPossibleMove } from './possible-move.ts';
import { startMove } from './start-move.ts';

describe('a possible move', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
  });

  const both = (userName: string) => ({ userName, email: `${userName}@acme.test` });
  const connect = (name: string, users: ReturnType<typeof both>[]) =>
    pushDirectory(organization.scope, { name, users });

  it('is offered from the older directory to a newer one that brings the same people, until it has begun', async () => {
    const { scope } = organization;
    const okta = await connect('Okta', [both('ann'), both('bo'), both('cy')]);
    const entra = await connect('Entra', [both('ann'), both('bo')]);
    expect(await findPossibleMove(scope)).toEqual({
      from: { id: okta.directoryId, name: 'Okta' },
      to: { id: entra.directoryId, name: 'Entra' },
    });
    await startMove(scope, { directoryId: okta.directoryId, toDirectoryId: entra.directoryId });
    expect(await findPossibleMove(scope)).toBeNull();
  });

  it('is none where a second directory brings other people, or has brought nobody', async () => {
    await connect('Okta', [both('ann'), both('bo')]);
    await connect('Contractors', [both('ann'), both('di'), both('ed')]);
    await connect('Entra', []);
    expect(await findPossibleMove(organization.scope)).toBeNull();
  });
});
