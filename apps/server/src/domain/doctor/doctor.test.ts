import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { examineInstallation } from './examine-installation.ts';
import { examineOrganization } from './examine-organization.ts';

describe('the doctor', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let directory: PushedDirectory;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    directory = await pushDirectory(organization.scope, {
      users: [{ userName: 'ann', email: 'ann@acme.test' }, { userName: 'bo' }],
      groups: { Chiefs: ['ann'] },
    });
    await setRequiredAttributes(organization.scope, { required: ['email'], strict: false });
    await pinRole(organization.scope, { memberId: directory.user('bo').memberId, role: 'boss' });
  });
  afterAll(() => test.close());

  async function findings() {
    const { scope, slug } = organization;
    const found: string[] = [];
    for await (const { kind, detail, advice } of examineOrganization(test.db, {
      id: scope.organizationId,
      slug,
    })) {
      expect(advice.length).toBeGreaterThan(20);
      found.push(`${kind}: ${detail}`);
    }
    return found;
  }

  async function installationFindings() {
    const found: string[] = [];
    for await (const { kind, id } of examineInstallation(test.db)) found.push(`${kind}: ${id}`);
    return found;
  }

  it('finds nothing in what was written by the rules', async () => {
    expect(await findings()).toEqual([]);
    expect(await installationFindings()).toEqual([]);
  });

  const ann = () =>
    `organization_id = '${organization.scope.organizationId}' AND id = '${directory.user('ann').memberId}'`;
  const here = () => `organization_id = '${organization.scope.organizationId}'`;

  it.each<[string, () => string, RegExp[]]>([
    [
      'a role',
      () => `UPDATE member SET role = 'admin' WHERE ${ann()}`,
      [/^role_differs: ann is stored as admin/],
    ],
    [
      'the reason of a role',
      () => `UPDATE member SET reason = 'pin' WHERE ${ann()}`,
      [/^role_differs: ann /],
    ],
    [
      'who is active',
      () => `UPDATE member SET active = false WHERE ${ann()}`,
      [/^activity_differs: ann is inactive with an active source/],
    ],
    [
      'what a person lacks',
      () => `UPDATE member SET missing = '{email}' WHERE ${ann()}`,
      [/^missing_differs: ann is stored as lacking email, and lacks nothing/],
    ],
    [
      'what a pushed user lacks',
      () => `UPDATE directory_user SET missing = '{}' WHERE ${here()} AND user_name = 'bo'`,
      [/^missing_differs: /, /^missing_differs: bo is stored as lacking nothing, and lacks email/],
    ],
    [
      'the people of a group',
      () => `UPDATE directory_group SET people = 7 WHERE ${here()}`,
      [/^group_count_differs: Chiefs counts 7 people and has 1/],
    ],
    [
      'a retired connection whose users still count',
      () => `UPDATE directory SET retired_at = now() WHERE ${here()}`,
      [/^retired_directory_in_use: Entra is retired/],
    ],
    [
      'a hold that nobody needs',
      () =>
        `INSERT INTO lockout_hold (organization_id, member_id, role) SELECT organization_id, id, role FROM member WHERE ${ann()}`,
      [/^role_differs: ann/, /^hold_without_need/],
    ],
    [
      'a pin that ended yesterday',
      () => `UPDATE role_pin SET ends_at = now() - interval '1 day' WHERE ${here()} AND role = 'boss'`,
      [/^role_differs: bo/, /^ended_and_still_there: The pin of bo ended/],
    ],
    [
      'an override that ended yesterday',
      () => `INSERT INTO role_override (organization_id, member_id, role, reason, overridden_by, ends_at)
        SELECT organization_id, id, 'boss', 'x', 'Sam', now() - interval '1 day' FROM member WHERE ${ann()}`,
      [/^ended_and_still_there: The override of ann ended/],
    ],
    [
      'a merged member who is still there',
      () => `UPDATE member SET merged_into_id = '${organization.adminId}' WHERE ${ann()}`,
      [/^merged_member_in_use: ann/],
    ],
    [
      'a directory without a provider id',
      () => `DELETE FROM provider_id WHERE ${here()}`,
      [/^directory_unreachable: Entra/],
    ],
    [
      'an audit record',
      () => `UPDATE audit_record SET actor_name = 'Nobody' WHERE ${here()} AND action = 'directory.created'`,
      [/^audit_record_changed: The record directory.created/],
    ],
  ])('finds %s that was written by hand', async (_, statement, expected) => {
    await test.tamper(statement());
    expect(await findings()).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  it('finds a token that no request can find', async () => {
    await test.tamper(`INSERT INTO scim_credential (organization_id, directory_id, token_id, secret_hash, name, created_by, expires_at)
      VALUES ('${organization.scope.organizationId}', '${directory.directoryId}', 'bbbbbbbbbbbb', '', 'x', 'x', now())`);
    expect(await findings()).toEqual([expect.stringMatching(/^credential_unreachable/)]);
  });

  it('finds a reference to what is not there, whatever the table', async () => {
    await test.tamper(`DELETE FROM directory_group WHERE ${here()}`);
    expect(await installationFindings()).toEqual([
      'reference_to_nothing: membership_organization_id_directory_id_group_id_fkey',
    ]);
    await test.tamper(`DELETE FROM membership WHERE ${here()}`);
    expect(await installationFindings()).toEqual([]);
  });

  it('finds a month without a table', async () => {
    await test.tamper(`ALTER TABLE role_change DETACH PARTITION role_change_${nextMonth()}`);
    expect(await installationFindings()).toEqual([`partition_missing: role_change_${nextMonth()}`]);
    await test.tamper(`DROP TABLE role_change_${nextMonth()}; SELECT rollcall.ensure_partitions()`);
    expect(await installationFindings()).toEqual([]);
  });

  it('finds a job that was given up', async () => {
    await test.db.jobs.runNow({
      name: 'forget-expired',
      retriesMax: 0,
      retryAfterSeconds: 1,
      timeoutSeconds: 60,
      keptDays: 1,
      single: false,
      schedule: null,
    });
    await test.tamper(
      `UPDATE pgboss.job SET state = 'failed', completed_on = now() WHERE name = 'forget-expired'`,
    );
    expect(await installationFindings()).toEqual([expect.stringMatching(/^job_failed: /)]);
  });
});

function nextMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 7)
    .replace('-', '_');
}
