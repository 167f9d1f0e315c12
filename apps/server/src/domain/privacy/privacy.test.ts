import { randomUUID } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineAudit } from '#domain/audit/examine-audit.ts';
import { addDomain } from '#domain/domains/add-domain.ts';
import { listDomains } from '#domain/domains/queries.ts';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { authorColumns } from './forget-author.ts';

const address = 'zora.quist@acme.test';
const name = 'Zora Quist';

describe('a person', () => {
  let db: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await createTestDatabase());
    await syncRoleTable(db);
  });
  afterAll(() => close());

  /** Zora, pushed in two groups with a role, renamed, pinned, and looked up by address. */
  async function makeZora(): Promise<{
    acme: TestOrganization;
    directory: PushedDirectory;
    memberId: string;
  }> {
    const acme = await makeOrganization(db);
    const directory = await pushDirectory(acme.scope, {
      users: [{ userName: address, email: address }, { userName: 'bo@acme.test' }],
      groups: { Staff: [address, 'bo@acme.test'], Chiefs: [address] },
    });
    await directory.replaceInUser(address, { displayName: name });
    const { memberId, id } = directory.user(address);
    await pinRole(acme.scope, { memberId, role: 'boss', reason: `For ${name} until May` });
    await db.prisma.provisioningRecord.create({
      data: {
        organizationId: acme.scope.organizationId,
        directoryId: directory.directoryId,
        tokenId: 'x',
        operation: 'read',
        method: 'GET',
        path: `/Users?filter=userName%20eq%20%22${encodeURIComponent(address)}%22`,
        status: 200,
        effect: { totalResults: 1 },
        durationMs: 1,
        requestId: randomUUID(),
      },
    });
    expect(id).not.toBe(memberId);
    await keepBodies(acme.scope, directory);
    return { acme, directory, memberId };
  }

  /** One that names her by her address, one by her id, one about her by its record alone, and one about somebody else. */
  async function keepBodies({ organizationId }: ActorScope, directory: PushedDirectory): Promise<void> {
    const at = new Date();
    const own = await db.prisma.provisioningRecord.findFirstOrThrow({
      where: { organizationId, resourceId: directory.user(address).id, operation: 'create' },
    });
    const [byName, byId, byRecord, other] = [randomUUID(), randomUUID(), own.requestId, randomUUID()];
    const requests = {
      [byName]: JSON.stringify({ userName: address.toUpperCase() }),
      [byId]: JSON.stringify({
        Operations: [{ path: 'members', value: [{ value: directory.user(address).id }] }],
      }),
      [byRecord]: '{"title":"Poet"}',
      [other]: '{"userName":"bo@acme.test"}',
    };
    for (const [requestId, request] of Object.entries(requests)) {
      const sizes = { requestSize: request.length, requestCut: false, responseSize: 0, responseCut: false };
      const asked = { method: 'PATCH', path: '/Users', status: 200, headers: {} };
      await db.prisma.provisioningBody.create({
        data: { organizationId, requestId, at, request, ...asked, ...sizes },
      });
    }
  }

  const deactivate = (directory: PushedDirectory) => directory.replaceInUser(address, { active: false });

  /** Every row of the organization as text. */
  async function everythingOf({ organizationId }: ActorScope): Promise<string> {
    const tables = await db.prisma.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;
    const rows: unknown[] = [];
    for (const table of tables) {
      const text = `SELECT to_jsonb(t) AS row FROM ${table.name} t WHERE organization_id = $1`;
      rows.push(table.name, await db.query({ text }, [organizationId]));
    }
    return JSON.stringify(rows);
  }

  async function defectsOf(scope: ActorScope): Promise<unknown[]> {
    const defects: unknown[] = [];
    for await (const defect of examineAudit(scope)) defects.push(defect);
    return defects;
  }

  it('is exported with all that is kept: entries, what IdPs sent, role changes, requests with bodies, audit', async () => {
    const { acme, memberId } = await makeZora();
    const exported = JSON.parse(JSON.stringify(await exportPerson(acme.scope, memberId)));
    expect(exported).toMatchObject({
      entries: [{ id: memberId, displayName: name, email: address }],
      directoryUsers: [{ userName: address, document: { displayName: name }, groups: [{}, {}] }],
      role: { role: 'boss', pin: { reason: `For ${name} until May` } },
    });
    expect(exported.roleChanges).toMatchObject([{ toRole: 'boss' }]);
    expect(exported.requests.map(({ operation }: { operation: string }) => operation)).toContain('create');
    expect(exported.bodies).toMatchObject([{ request: '{"title":"Poet"}' }]);
    expect(exported.audit).toMatchObject([{ action: 'member.pinned' }]);
    const last = await db.prisma.auditRecord.findFirstOrThrow({
      where: { organizationId: acme.scope.organizationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    expect(last).toMatchObject({ action: 'member.exported', targetName: name });
  });

  it('is not erased while a directory sends them, and the sentence says what to do first', async () => {
    const { acme, memberId } = await makeZora();
    await expect(erasePerson(acme.scope, { memberId, confirmation: name })).rejects.toThrow(
      `Entra (Microsoft Entra ID) still sends ${name} and would send them again. Remove them from the application there`,
    );
  });

  it('is erased only when the name is typed, never by themselves, and not as the last admin', async () => {
    const { acme, directory, memberId } = await makeZora();
    await deactivate(directory);
    await expect(erasePerson(acme.scope, { memberId, confirmation: 'Zora' })).rejects.toThrow(
      /To confirm, type/,
    );
    const admin = await db.prisma.member.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: acme.scope.organizationId, id: acme.adminId } },
    });
    const confirmation = admin.displayName;
    const self: ActorScope = {
      ...acme.scope,
      actor: { kind: 'account', id: admin.accountId, name: confirmation, address: null },
    };
    await expect(erasePerson(self, { memberId: acme.adminId, confirmation })).rejects.toThrow(
      /cannot erase yourself/,
    );
    await expect(erasePerson(acme.scope, { memberId: acme.adminId, confirmation })).rejects.toThrow(
      /Nobody could run the organization/,
    );
  });

  it('leaves no name, address or body anywhere when erased, while what was done and when stays', async () => {
    const { acme, directory, memberId } = await makeZora();
    await deactivate(directory);
    const where = { organizationId: acme.scope.organizationId };
    const [requests, changes] = [
      await db.prisma.provisioningRecord.count({ where }),
      await db.prisma.roleChange.count({ where: { ...where, memberId } }),
    ];
    expect(await everythingOf(acme.scope)).toContain('Zora');

    await erasePerson(acme.scope, { memberId, confirmation: name });
    const left = await everythingOf(acme.scope);
    expect(left).not.toMatch(/zora/i);
    expect(left).not.toMatch(/quist/i);
    expect(await db.prisma.provisioningRecord.count({ where })).toBe(requests);
    expect(await db.prisma.roleChange.count({ where: { ...where, memberId } })).toBe(changes);
    const audit = await db.prisma.auditRecord.findMany({
      where: { ...where, targetId: memberId },
      orderBy: { at: 'asc' },
    });
    expect(audit.map(({ action, targetName }) => `${action}: ${targetName}`)).toEqual([
      'member.pinned: Erased person',
      expect.stringMatching(/^(member|audit).erased: Erased person$/),
      expect.stringMatching(/^(member|audit).erased: Erased person$/),
    ]);
    expect(await defectsOf(acme.scope)).toEqual([]);
  });

  it('takes the bodies of all that touched them along, also of groups that they were put into, and no others', async () => {
    const { acme, directory, memberId } = await makeZora();
    await deactivate(directory);
    await erasePerson(acme.scope, { memberId, confirmation: name });
    const bodies = await db.prisma.provisioningBody.findMany({
      where: { organizationId: acme.scope.organizationId },
      orderBy: [{ erased: 'desc' }],
    });
    const gone = { erased: true, request: null, response: null };
    expect(bodies).toMatchObject([
      gone,
      gone,
      gone,
      { erased: false, request: '{"userName":"bo@acme.test"}' },
    ]);
  });

  it('leaves the others as they were: groups count right, and records about others keep their names', async () => {
    const { acme, directory, memberId } = await makeZora();
    await deactivate(directory);
    await erasePerson(acme.scope, { memberId, confirmation: name });
    const groups = await db.prisma.directoryGroup.findMany({
      where: { organizationId: acme.scope.organizationId },
      select: { displayName: true, people: true, _count: { select: { memberships: true } } },
      orderBy: { displayName: 'asc' },
    });
    expect(groups).toEqual([
      { displayName: 'Chiefs', people: 0, _count: { memberships: 0 } },
      { displayName: 'Staff', people: 1, _count: { memberships: 1 } },
    ]);
    expect(await everythingOf(acme.scope)).toContain('bo@acme.test');
  });

  it('is taken off everything that they made, in every table that names an author', async () => {
    const columns = await db.prisma.$queryRaw<{ name: string }[]>`
      SELECT c.relname || '.' || a.attname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname ~ '(_by|^actor_name)$' AND a.atttypid = 'text'::regtype
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
        AND c.relname <> 'audit_record'
      ORDER BY 1`;
    expect(columns.map((column) => column.name)).toEqual(authorColumns.map((path) => path.join('.')));

    const { acme, directory, memberId } = await makeZora();
    await deactivate(directory);
    const byZora: ActorScope = {
      ...acme.scope,
      actor: { kind: 'account', id: randomUUID(), name, address: null },
    };
    await addDomain(byZora, 'zora-made-this.com');
    await erasePerson(acme.scope, { memberId, confirmation: name });
    expect(await listDomains(acme.scope)).toMatchObject([{ createdBy: 'Erased person' }]);
  });

  it('is erased with every entry that was merged into theirs', async () => {
    const { acme, directory, memberId } = await makeZora();
    const other = await pushDirectory(acme.scope, {
      name: 'Old',
      users: [{ userName: 'zq', active: false }],
    });
    await mergeMembers(acme.scope, { keepId: memberId, mergeId: other.user('zq').memberId });
    await deactivate(directory);
    await erasePerson(acme.scope, { memberId, confirmation: name });
    expect(
      await db.prisma.member.count({ where: { organizationId: acme.scope.organizationId, email: address } }),
    ).toBe(0);
    expect(
      await db.prisma.member.count({
        where: { organizationId: acme.scope.organizationId, id: other.user('zq').memberId },
      }),
    ).toBe(0);
  });

  it('keeps an account that another organization knows, and loses one that nobody else does', async () => {
    const [acme, other] = [await makeOrganization(db), await makeOrganization(db)];
    const join = async (organizationId: string, accountId: string, displayName: string) =>
      await db.prisma.member.create({
        data: {
          organizationId,
          accountId,
          displayName,
          origin: 'invitation',
          direct: true,
          active: true,
          role: 'member',
          reason: 'default',
        },
      });
    const shared = await db.prisma.account.create({
      data: { email: 'shared@x.test', displayName: 'Shared' },
    });
    const alone = await db.prisma.account.create({ data: { email: 'alone@x.test', displayName: 'Alone' } });
    await join(other.scope.organizationId, shared.id, 'Shared');
    for (const account of [shared, alone]) {
      const { id } = await join(acme.scope.organizationId, account.id, account.displayName);
      await erasePerson(acme.scope, { memberId: id, confirmation: account.displayName });
    }
    expect(await db.prisma.account.findUnique({ where: { id: shared.id } })).not.toBeNull();
    expect(await db.prisma.account.findUnique({ where: { id: alone.id } })).toBeNull();
    expect(await db.prisma.member.count({ where: { accountId: shared.id } })).toBe(1);
  });
});
