import { openDatabase } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renameOrganization } from '#domain/organizations/rename-organization.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { auditHead, hasHead } from './audit-head.ts';
import { eraseAuditContent, erasedPerson } from './erase-audit-content.ts';
import { examineAudit } from './examine-audit.ts';
import { recordAudit } from './record-audit.ts';

describe('the audit', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let scope: ActorScope;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    scope = organization.scope;
    await renameOrganization(scope, 'Second');
    await renameOrganization(scope, 'Third');
  });
  afterAll(() => test.close());

  async function defects(of = scope): Promise<string[]> {
    const found: string[] = [];
    for await (const { kind, detail } of examineAudit(of)) found.push(`${kind}: ${detail}`);
    return found;
  }

  const numbered = (number: number) =>
    `organization_id = '${scope.organizationId}' AND id = (SELECT audit_id FROM audit_seal WHERE organization_id = '${scope.organizationId}' AND number = ${number})`;

  it('is a chain without a gap, also after twenty acts at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => renameOrganization(scope, `Name ${index}`)));
    expect(await defects()).toEqual([]);
    expect((await auditHead(scope))?.number).toBe(
      await test.db.prisma.auditRecord.count({ where: scopeOf() }),
    );
  });

  it('has no seal for what was rolled back', async () => {
    const before = await auditHead(scope);
    const failing = test.db.transaction(async (tx) => {
      await recordAudit(tx, scope, {
        action: 'organization.renamed',
        target: { kind: 'organization', id: scope.organizationId, name: 'x' },
      });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await auditHead(scope)).toEqual(before);
    expect(await defects()).toEqual([]);
  });

  it.each([
    ['what was done', `action = 'organization.created'`],
    ['when', `at = at + interval '1 millisecond'`],
    ['who did it', `actor_name = 'Somebody else'`],
    ['from where', `address = '192.0.2.1'`],
    ['why', `reason = 'A better one'`],
    ['the value before', `before = '{"name": "x"}'`],
    ['the value after', `after = '{"name": "x"}'`],
  ])('shows that %s was changed', async (_, change) => {
    await test.tamper(`UPDATE audit_record SET ${change} WHERE ${numbered(2)}`);
    expect(await defects()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^audit_record_(changed|missing): .*seal 2\b/)]),
    );
  });

  it('shows that a record was removed, alone or with its seal', async () => {
    await test.tamper(`DELETE FROM audit_record WHERE ${numbered(2)}`);
    expect(await defects()).toEqual([expect.stringMatching(/^audit_record_missing: .*seal 2 is gone/)]);
    await test.tamper(
      `DELETE FROM audit_seal WHERE organization_id = '${scope.organizationId}' AND number = 2`,
    );
    expect(await defects()).toEqual([expect.stringMatching(/^audit_chain_broken: Seal 3/)]);
  });

  it('shows that a record was slipped in', async () => {
    await test.tamper(`INSERT INTO audit_record (organization_id, actor_kind, actor_name, action)
      VALUES ('${scope.organizationId}', 'system', 'Nobody', 'member.pinned')`);
    expect(await defects()).toEqual([
      expect.stringMatching(/^audit_record_unsealed: The record member.pinned/),
    ]);
  });

  it('shows against an exported head that its end was cut off', async () => {
    const head = await auditHead(scope);
    if (!head) throw new Error('There is no head');
    expect(await hasHead(scope, head)).toBe(true);
    await test.tamper(`DELETE FROM audit_record WHERE ${numbered(3)};
      DELETE FROM audit_seal WHERE organization_id = '${scope.organizationId}' AND number = 3`);
    expect(await defects()).toEqual([]);
    expect(await hasHead(scope, head)).toBe(false);
  });

  it('is refused to be changed, removed or emptied, whoever asks', async () => {
    const { db } = test;
    const where = `organization_id = '${scope.organizationId}'`;
    for (const table of ['audit_record', 'audit_seal']) {
      for (const statement of [
        `UPDATE ${table} SET organization_id = organization_id WHERE ${where}`,
        `DELETE FROM ${table} WHERE ${where}`,
        `TRUNCATE ${table}`,
      ]) {
        await expect(db.query({ text: statement }, []), statement).rejects.toMatchObject({ code: '42501' });
      }
    }
    expect(await defects()).toEqual([]);
  });

  it('does not miss what is removed with its whole month', async () => {
    const other = await createTestDatabase();
    await syncRoleTable(other.db);
    const old = await makeOrganization(other.db);
    const month = new Date().toISOString().slice(0, 7).replace('-', '_');
    const owner = openDatabase({ url: other.ownerUrl });
    await owner.query({ text: `DROP TABLE audit_record_${month}` }, []);
    await owner.close();
    expect(await defects(old.scope)).toEqual([]);
    await other.close();
  });

  it('forgets a person and stays whole', async () => {
    const memberId = organization.adminId;
    const { accountId } = await test.db.prisma.member.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: scope.organizationId, id: memberId } },
    });
    const ann = { kind: 'account', id: accountId, name: 'Ann (Annie) Berg', address: '192.0.2.7' } as const;
    const acting = { ...scope, actor: ann };
    await renameOrganization(acting, 'Annual Berg');
    await pinRole(acting, {
      memberId,
      role: 'admin',
      reason: 'ADMIN@ORG is Ann (Annie) Berg, says Ann Berger',
    });
    const erase = () =>
      test.db.transaction((tx) =>
        eraseAuditContent(tx, scope, {
          memberId,
          accountId,
          names: ['Ann (Annie) Berg', organization.adminEmail, 'admin@org', 'admin', ''],
        }),
      );
    expect(await erase()).toEqual({ records: 3 });

    const records = await test.db.prisma.auditRecord.findMany({ where: scopeOf(), orderBy: { at: 'asc' } });
    expect(JSON.stringify(records)).not.toMatch(/Ann \(Annie\)|192\.0\.2\.7|admin@org/i);
    expect(records[0]).toMatchObject({ after: { admin: erasedPerson, slug: organization.slug } });
    expect(records[3]).toMatchObject({
      action: 'organization.renamed',
      actorKind: 'account',
      actorId: null,
      actorName: erasedPerson,
      after: { name: 'Annual Berg' },
    });
    expect(records[4]).toMatchObject({
      targetName: erasedPerson,
      before: { role: 'admin' },
      reason: `${erasedPerson} is ${erasedPerson}, says Ann Berger`,
    });
    expect(records[5]).toMatchObject({ action: 'audit.erased', targetName: erasedPerson });
    expect(await defects()).toEqual([]);

    // Again, and of what was erased before, there is nothing left to erase.
    expect(await erase()).toEqual({ records: 0 });
    expect(await defects()).toEqual([]);
  });

  it('shows what was changed under the pretence of an erasure', async () => {
    await test.tamper(
      `SELECT rollcall.erase_from_audit('${scope.organizationId}', uuidv7(), NULL, '{Third}', 'Fourth', uuidv7())`,
    );
    expect(await defects()).toEqual([expect.stringMatching(/^audit_erasure_unfounded: 1 records/)]);
  });

  function scopeOf() {
    return { organizationId: scope.organizationId };
  }
});
