import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockMembers, lockRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope, OrganizationScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { type ImportedMember, importedMembers } from './whom-undo-removes.ts';

export type UndoPreview = {
  readonly removes: number;
  readonly stay: number;
  /** The first of those who stay, with why. */
  readonly staying: readonly ImportedMember[];
};

const shownMax = 50;

/** What undoing the import would do at this moment. @throws not_found, conflict when it was undone already */
export async function previewUndo(
  { db, organizationId }: OrganizationScope,
  id: string,
): Promise<UndoPreview> {
  const found = await db.prisma.memberImport.findUnique({
    where: { organizationId_id: { organizationId, id } },
  });
  refuseUndone(found);
  const members = await importedMembers(db.prisma, organizationId, id);
  const staying = members.filter(({ stays }) => stays !== null);
  return {
    removes: members.length - staying.length,
    stay: staying.length,
    staying: staying.slice(0, shownMax),
  };
}

/**
 * Removes those whom the import brought and whom nothing else has touched since. Whoever a directory pushed, who signed
 * in, was pinned or merged has become more than a row of a file, and stays.
 * @throws not_found, conflict when it was undone already
 */
export async function undoImport(scope: ActorScope, id: string): Promise<{ removed: number; stay: number }> {
  const { db, organizationId, actor } = scope;
  const key = { organizationId_id: { organizationId, id } };
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const found = refuseUndone(await tx.memberImport.findUnique({ where: key }));
    const before = await importedMembers(tx, organizationId, id);
    await lockMembers(
      tx,
      organizationId,
      before.map((member) => member.id),
    );
    // A directory links whom it pushes under the same locks: what was read before them may be old.
    const members = await importedMembers(tx, organizationId, id);
    const gone = members.filter(({ stays }) => stays === null).map((member) => member.id);
    await tx.$executeRaw`
      DELETE FROM distinct_people WHERE organization_id = ${organizationId}::uuid
        AND (first_member_id = ANY (${gone}::uuid[]) OR second_member_id = ANY (${gone}::uuid[]))`;
    await tx.$executeRaw`
      DELETE FROM member WHERE organization_id = ${organizationId}::uuid AND id = ANY (${gone}::uuid[])`;
    const removed = gone.length;
    await tx.memberImport.update({
      where: key,
      data: { undoneAt: new Date(), undoneBy: actor.name, removed },
      select: { id: true },
    });
    await recordAudit(tx, scope, {
      action: 'member.import_undone',
      target: { kind: 'import', id, name: found.fileName },
      before: { people: found.created },
      after: { removed, stay: members.length - removed },
    });
    return { removed, stay: members.length - removed };
  });
}

type Found = { readonly undoneAt: Date | null; readonly fileName: string; readonly created: number };

function refuseUndone(found: Found | null): Found {
  if (!found) throw notFound('import');
  if (found.undoneAt) throw new AppError('conflict', 'This import was undone already.');
  return found;
}
