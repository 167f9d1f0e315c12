import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { listMembers, type MemberFilter } from './member-list.ts';

describe('the list of people', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let directory: PushedDirectory;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
    organization = await makeOrganization(test.db);
    directory = await pushDirectory(organization.scope, {
      users: [
        { userName: 'Zoe', email: 'zoe@acme.test' },
        { userName: 'ann' },
        { userName: 'Ann B' },
        { userName: '100%_sure', active: false },
      ],
      groups: { Finance: ['Zoe', 'ann'] },
    });
  });
  afterAll(() => test.close());

  async function names(filter: MemberFilter): Promise<string[]> {
    const { items, total } = await listMembers(organization.scope, { limit: 50, ...filter });
    expect(total).toBe(items.length);
    return items.map(({ displayName }) => displayName);
  }

  it('is by name, whatever its case', async () => {
    expect(await names({})).toEqual(['100%_sure', 'admin@org-1.test', 'ann', 'Ann B', 'Zoe']);
  });

  it('says what each is in by and why they have their role', async () => {
    const { items } = await listMembers(organization.scope, { limit: 50, search: 'admin@' });
    expect(items).toMatchObject([
      { role: 'admin', reason: { kind: 'pin' }, sources: [{ kind: 'invitation' }] },
    ]);
    const { items: pushed } = await listMembers(organization.scope, { limit: 50, search: 'zoe@' });
    expect(pushed).toMatchObject([
      {
        role: 'member',
        reason: { kind: 'default' },
        sources: [{ kind: 'directory', directoryName: 'Entra' }],
      },
    ]);
  });

  it.each([
    ['a part of the name', { search: 'NN' }, ['ann', 'Ann B']],
    ['the address', { search: 'zoe@ACME' }, ['Zoe']],
    ['wildcards as they are typed', { search: '0%_s' }, ['100%_sure']],
    ['no wildcard', { search: 'a_n' }, []],
    ['the status', { status: 'inactive' }, ['100%_sure']],
    ['the role', { role: 'admin' }, ['admin@org-1.test']],
    ['the reason', { reason: 'pin' }, ['admin@org-1.test']],
  ] as const)('finds by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('finds by directory and by group', async () => {
    expect(await names({ directoryId: directory.directoryId, status: 'active' })).toEqual([
      'ann',
      'Ann B',
      'Zoe',
    ]);
    expect(await names({ groupId: directory.group('Finance') })).toEqual(['ann', 'Zoe']);
  });

  it('shows everybody once over pages, also when somebody is written between them', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(organization.scope, { limit: 2, cursor });
      seen.push(...page.items.map(({ displayName }) => displayName));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 2) await directory.push({ userName: 'aaa first' });
    } while (cursor);
    expect(seen).toEqual(['100%_sure', 'admin@org-1.test', 'ann', 'Ann B', 'Zoe']);
  });

  it('refuses a cursor that is not its own', async () => {
    for (const cursor of ['x', '', Buffer.from('["a"]').toString('base64url')].filter(Boolean)) {
      await expect(listMembers(organization.scope, { limit: 2, cursor })).rejects.toMatchObject({
        code: 'invalid',
      });
    }
  });
});
