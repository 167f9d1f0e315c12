import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { parseMembersCsv } from './parse-members-csv.ts';
import { type PlannedRow, planImport } from './plan-import.ts';

export type NewImport = {
  readonly fileName: string;
  readonly csv: string;
  /** How many members the preview said would be made. */
  readonly expected: number;
};

/**
 * Makes a member with the default role of everybody in the file whom the organization does not know by their address,
 * all or none. Nobody else is touched. Rows that are faulty are left out, as the preview said.
 * @throws stale when it would make other than the expected number; invalid for nobody to make; too_large
 */
export async function importMembers(
  scope: ActorScope,
  { fileName, csv, expected }: NewImport,
): Promise<{ id: string; created: number }> {
  const { db, organizationId, actor } = scope;
  const { members } = await parseMembersCsv(csv);
  return await db.transaction(async (tx) => {
    // Members with no mapped group take no administration away: the shared lock, as for a push.
    await tx.$executeRaw`SELECT rollcall.lock_roles(${organizationId}::uuid, false)`;
    // Two imports of one file at once would both find nobody.
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const planned = await planImport(tx, organizationId, members);
    const fresh = planned.filter(({ outcome }) => outcome === 'new');
    if (fresh.length !== expected) {
      throw new AppError('stale', 'People have come or gone since the preview. Look at it again.');
    }
    if (fresh.length === 0) throw new AppError('invalid', 'There is nobody in the file to import.');
    const { id } = await tx.memberImport.create({
      data: { organizationId, fileName, createdBy: actor.name, created: fresh.length },
      select: { id: true },
    });
    const memberIds = await insertMembers(tx, { organizationId, importId: id, rows: fresh });
    const auditId = await recordAudit(tx, scope, {
      action: 'member.imported',
      target: { kind: 'import', id, name: fileName },
      after: { people: fresh.length },
    });
    await settleRoles(tx, { organizationId, memberIds, auditId });
    return { id, created: fresh.length };
  });
}

async function insertMembers(
  tx: Transaction,
  {
    organizationId,
    importId,
    rows,
  }: { organizationId: string; importId: string; rows: readonly PlannedRow[] },
): Promise<string[]> {
  const names = rows.map(({ displayName }) => displayName);
  const emails = rows.map(({ email }) => email);
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO member (organization_id, display_name, email, origin, direct, active, role, reason, import_id)
    SELECT o.id, row.name, row.email, 'import', true, true, o.default_role, 'default', ${importId}::uuid
    FROM organization o, unnest(${names}::text[], ${emails}::text[]) AS row(name, email)
    WHERE o.id = ${organizationId}::uuid
    RETURNING id`;
  return made.map(({ id }) => id);
}
