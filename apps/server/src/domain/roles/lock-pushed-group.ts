import type { Transaction } from '@rollcall/db';
import { notFound } from '#errors.ts';
import { lockRoles } from './settle-roles.ts';

export type GroupName = { readonly directoryId: string; readonly groupId: string };

type PushedGroup = { readonly displayName: string; readonly mapping: { readonly role: string } | null };

/** A group that is there, so that nobody gives it a role or deletes it meanwhile. @throws not_found */
export async function lockPushedGroup(
  tx: Transaction,
  organizationId: string,
  { directoryId, groupId }: GroupName,
): Promise<PushedGroup> {
  await lockRoles(tx, organizationId);
  const group = await tx.directoryGroup.findUnique({
    where: { organizationId_directoryId_id: { organizationId, directoryId, id: groupId } },
    select: { displayName: true, mapping: { select: { role: true } } },
  });
  if (!group) throw notFound('group');
  return group;
}
