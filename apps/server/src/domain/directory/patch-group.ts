import { applyPatch, type GroupPatch } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { membershipChangeOf } from './members.ts';
import { findGroup } from './queries.ts';
import type { ScimRequest } from './request.ts';
import { isResourceId } from './resources.ts';
import { againWhenStale, type ExpectedRevision, refuseUnexpected } from './revision.ts';
import { writeGroup } from './write-group.ts';

/**
 * Applies a PATCH to a group (RFC 7644 section 3.5.2). A change of members alone reads nothing of the group, so its
 * cost is that of the change, whatever the size of the group.
 * @throws AppError not_found, conflict (displayName), stale (If-Match), invalid (a member that is unknown).
 */
export async function patchGroup(
  scope: DirectoryScope,
  given: { id: string; patch: GroupPatch; expectedRevision: ExpectedRevision; status: number },
  request: ScimRequest,
): Promise<void> {
  const { id, patch, expectedRevision, status } = given;
  if (!isResourceId(id)) throw notFound('group');
  const members = await membershipChangeOf(patch.members);
  if (patch.attributes.operations.length === 0) {
    await writeGroup(scope, { id, expectedRevision, attributes: null, members, status }, request);
    return;
  }
  await againWhenStale(expectedRevision, async () => {
    const group = await findGroup(scope, id);
    if (!group) throw notFound('group');
    refuseUnexpected(expectedRevision, group);
    const result = applyPatch(group.document, patch.attributes);
    const attributes = result.changed ? { ...result, base: group.document } : null;
    await writeGroup(scope, { id, expectedRevision, attributes, members, status }, request);
  });
}
