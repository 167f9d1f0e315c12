import type { Role } from '@rollcall/access';
import { previewRoles } from '#domain/roles/preview-roles.ts';
import { lockRoles } from '#domain/roles/settle-roles.ts';
import { itself } from '#domain/scope.ts';
import type { Sandbox } from './make-sandbox.ts';

/**
 * Gives a group of a sandbox a role, and returns whom the preview names: the same that an admin sees before a save. It
 * is no save, which would stand in the audit for good.
 */
export async function mapInSandbox(
  { scope, directoryId }: Sandbox,
  { externalName, role }: { externalName: string; role: Role },
): Promise<{ count: number; names: string[] }> {
  const { db, organizationId } = scope;
  const { id: groupId } = await db.prisma.directoryGroup.findFirstOrThrow({
    where: { organizationId, displayName: externalName },
    select: { id: true },
  });
  const preview = await previewRoles(
    { ...scope, actor: itself },
    { changes: [{ directoryId, groupId, role }] },
  );
  await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    await tx.roleMapping.create({ data: { organizationId, directoryId, groupId, role } });
    const members = await tx.directoryUser.findMany({
      where: { organizationId, memberships: { some: { groupId } } },
      select: { memberId: true },
    });
    const ids = members.map(({ memberId }) => memberId);
    await tx.$executeRaw`SELECT rollcall.settle_roles(${organizationId}::uuid, ${ids}::uuid[], 'system', NULL)`;
  });
  return { count: preview.gain, names: preview.people.items.map(({ displayName }) => displayName) };
}
