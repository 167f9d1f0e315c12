import type { Database } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { importMembers } from './import-members.ts';
import { previewImport } from './preview-import.ts';
import { listImports } from './queries.ts';
import { previewUndo, undoImport } from './undo-import.ts';

const csvOf = (...names: string[]) =>
  ['email,name', ...names.map((name) => `${name}@acme.test,${name}`)].join('\n');

describe('an import', () => {
  let db: Database;
  let close: () => Promise<void>;
  let acme: TestOrganization;
  beforeAll(async () => {
    ({ db, close } = await createTestDatabase());
    await syncRoleTable(db);
  });
  afterAll(() => close());
  beforeEach(async () => {
    acme = await makeOrganization(db);
  });

  const run = (csv: string, expected: number) =>
    importMembers(acme.scope, { csv, fileName: 'people.csv', expected });
  const memberCalled = async (displayName: string) =>
    await db.prisma.member.findFirstOrThrow({
      where: { organizationId: acme.scope.organizationId, displayName },
    });
  const people = () => db.prisma.member.count({ where: { organizationId: acme.scope.organizationId } });

  it('makes exactly those whom its preview called new, with the default role', async () => {
    const csv = csvOf('ann', 'bo');
    expect((await previewImport(acme.scope, csv)).counts).toMatchObject({ new: 2, faulty: 0 });
    expect(await people()).toBe(1);
    expect(await run(csv, 2)).toMatchObject({ created: 2 });
    const ann = await memberCalled('ann');
    expect(ann).toMatchObject({ email: 'ann@acme.test', origin: 'import', direct: true, active: true });
    expect(await roleOf(acme.scope, ann.id)).toBe('member by default');
  });

  it('tells apart who is new, in by another way, imported before, and known but inactive', async () => {
    await run(csvOf('imported'), 1);
    await pushDirectory(acme.scope, {
      users: [{ userName: 'pushed@acme.test' }, { userName: 'left@acme.test', active: false }],
      groups: {},
    });
    const { counts, rows } = await previewImport(acme.scope, csvOf('new', 'Imported', 'PUSHED', 'left'));
    expect(counts).toEqual({ new: 1, matched: 1, imported: 1, inactive: 1, faulty: 0 });
    expect(rows.matched).toMatchObject([{ line: 4, memberId: expect.any(String) }]);
  });

  it('touches nobody whom the organization knows, and gives nobody access back', async () => {
    const directory = await pushDirectory(acme.scope, {
      users: [{ userName: 'left@acme.test', active: false }],
      groups: {},
    });
    await run(csvOf('left', 'new'), 1);
    const left = await db.prisma.member.findUniqueOrThrow({
      where: {
        organizationId_id: {
          organizationId: acme.scope.organizationId,
          id: directory.user('left@acme.test').memberId,
        },
      },
    });
    expect(left).toMatchObject({ active: false, direct: false, importId: null });
  });

  it('is refused when it would do other than its preview said, and makes nobody then', async () => {
    const csv = csvOf('ann', 'bo');
    await run(csvOf('ann'), 1);
    const before = await people();
    await expect(run(csv, 2)).rejects.toMatchObject({ code: 'stale' });
    await expect(run(csvOf('ann'), 0)).rejects.toThrow(/nobody in the file/);
    expect(await people()).toBe(before);
  });

  it('of the same file twice at once makes everybody once', async () => {
    const csv = csvOf('ann', 'bo');
    const outcomes = await Promise.allSettled([run(csv, 2), run(csv, 2)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await people()).toBe(3);
  });

  it('brings people whom a directory takes over when it pushes them', async () => {
    await run(csvOf('ann'), 1);
    const { id } = await memberCalled('ann');
    const directory = await pushDirectory(acme.scope, { users: [{ userName: 'ann@acme.test' }], groups: {} });
    expect(directory.user('ann@acme.test').memberId).toBe(id);
  });

  it('is undone for those whom nothing else has touched; who stays is said beforehand, with why', async () => {
    const { id } = await run(csvOf('gone', 'pushed', 'pinned', 'signedin', 'merged'), 5);
    await pushDirectory(acme.scope, { users: [{ userName: 'pushed@acme.test' }], groups: {} });
    await pinRole(acme.scope, { memberId: (await memberCalled('pinned')).id, role: 'boss' });
    const account = await db.prisma.account.create({
      data: { email: 'signedin@acme.test', displayName: 'x' },
    });
    await db.prisma.member.update({
      where: {
        organizationId_id: {
          organizationId: acme.scope.organizationId,
          id: (await memberCalled('signedin')).id,
        },
      },
      data: { accountId: account.id },
    });
    await mergeMembers(acme.scope, { keepId: acme.adminId, mergeId: (await memberCalled('merged')).id });

    const preview = await previewUndo(acme.scope, id);
    expect(preview).toMatchObject({ removes: 1, stay: 4 });
    expect(Object.fromEntries(preview.staying.map(({ displayName, stays }) => [displayName, stays]))).toEqual(
      {
        'pushed@acme.test': 'directory',
        pinned: 'pinned',
        signedin: 'account',
        merged: 'merged',
      },
    );
    expect(await undoImport(acme.scope, id)).toEqual({ removed: 1, stay: 4 });
    await expect(memberCalled('gone')).rejects.toThrow();
    await expect(memberCalled('pinned')).resolves.toBeDefined();
    await expect(undoImport(acme.scope, id)).rejects.toThrow(/undone already/);
    expect(await listImports(acme.scope)).toMatchObject([{ id, created: 5, removed: 1, undoneBy: 'Test' }]);
  });

  it('and its undo stand in the audit', async () => {
    const { id } = await run(csvOf('ann'), 1);
    await undoImport(acme.scope, id);
    const records = await db.prisma.auditRecord.findMany({
      where: { organizationId: acme.scope.organizationId, targetKind: 'import', targetId: id },
      orderBy: { at: 'asc' },
    });
    expect(records.map(({ action, targetName, after }) => [action, targetName, after])).toEqual([
      ['member.imported', 'people.csv', { people: 1 }],
      ['member.import_undone', 'people.csv', { removed: 1, stay: 0 }],
    ]);
  });

  it('takes 100,000 people in one go, and back', { timeout: 120_000 }, async () => {
    const csv = csvOf(...Array.from({ length: 100_000 }, (_, index) => `person-${index}`));
    const begin = performance.now();
    expect((await previewImport(acme.scope, csv)).counts.new).toBe(100_000);
    const previewed = performance.now();
    const { id } = await run(csv, 100_000);
    const imported = performance.now();
    expect(await undoImport(acme.scope, id)).toEqual({ removed: 100_000, stay: 0 });
    const undone = performance.now();
    const ms = [previewed - begin, imported - previewed, undone - imported].map(Math.round);
    process.stdout.write(`100,000 people: preview ${ms[0]} ms, import ${ms[1]} ms, undo ${ms[2]} ms\n`);
    expect(await people()).toBe(1);
  });
});
