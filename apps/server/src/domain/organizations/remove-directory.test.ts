import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { createDirectory } from './create-directory.ts';
import { listDirectories } from './directory-list.ts';
import { removeDirectory } from './remove-directory.ts';

describe('a directory', () => {
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

  function mapToAdmin(directory: PushedDirectory, expectedVersion: number) {
    const groupId = directory.group('Chiefs');
    const changes = [{ directoryId: directory.directoryId, groupId, role: 'admin' as const }];
    return setGroupRoles(organization.scope, { expectedVersion, changes });
  }

  const isActive = async (id: string) =>
    (await test.db.prisma.member.findFirstOrThrow({ where: { id } })).active;

  it('has a provider id that nobody else in the installation has', async () => {
    const make = () => createDirectory(organization.scope, { provider: 'entra', name: 'Entra' });
    const made = await Promise.all([make(), make(), make()]);
    const { slug } = organization;
    expect(made.map(({ providerId }) => providerId).sort()).toEqual([
      `${slug}-entra`,
      `${slug}-entra-2`,
      `${slug}-entra-3`,
    ]);
  });

  it('is removed with everything of it, ends those who are in by it alone, and keeps them as history', async () => {
    const { scope } = organization;
    const email = 'both@acme.test';
    const entra = await pushDirectory(scope, { users: [{ userName: 'ann' }, { userName: 'bo', email }] });
    const okta = await pushDirectory(scope, { name: 'Okta', users: [{ userName: 'bo', email }] });
    await createToken(scope, { directoryId: entra.directoryId, name: 'x' });
    const removed = await removeDirectory(scope, {
      directoryId: entra.directoryId,
      confirmation: entra.providerId,
    });
    expect(removed).toEqual({ people: 1 });
    expect((await listDirectories(scope)).map(({ id }) => id)).toEqual([okta.directoryId]);
    expect(await isActive(entra.user('ann').memberId)).toBe(false);
    expect(await isActive(entra.user('bo').memberId)).toBe(true);
    expect(await test.db.prisma.credentialId.count()).toBe(0);
  });

  it('is not removed without its provider id typed', async () => {
    const { scope } = organization;
    const { directoryId } = await pushDirectory(scope, { users: [] });
    await expect(removeDirectory(scope, { directoryId, confirmation: 'Entra' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('leaves a lockout hold where its group made the only admin who stays', async () => {
    const { scope, adminId, adminEmail } = organization;
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann', email: adminEmail }],
      groups: { Chiefs: ['ann'] },
    });
    const okta = await pushDirectory(scope, {
      name: 'Okta',
      users: [{ userName: 'ann', email: adminEmail }],
    });
    expect(okta.user('ann').memberId).toBe(adminId);
    await mapToAdmin(directory, 1);
    await unpinRole(scope, adminId);
    const { directoryId, providerId } = directory;
    await removeDirectory(scope, { directoryId, confirmation: providerId });
    expect(await roleOf(scope, adminId)).toBe('admin by lockout_hold');
  });

  it('is not removed when everybody who administers is in by it alone', async () => {
    const { scope, adminId } = organization;
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }],
      groups: { Chiefs: ['ann'] },
    });
    await mapToAdmin(directory, 1);
    await unpinRole(scope, adminId);
    const { directoryId, providerId } = directory;
    const removing = removeDirectory(scope, { directoryId, confirmation: providerId });
    await expect(removing).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('ann'),
    });
    expect(await isActive(directory.user('ann').memberId)).toBe(true);
  });
});
