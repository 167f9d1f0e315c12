import type { Statement } from '@rollcall/db';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import { isResourceId } from './resources.ts';
import type { ExpectedRevision } from './revision.ts';

const deleteDirectoryGroup: Statement = {
  name: 'delete_directory_group',
  text: 'SELECT rollcall.delete_directory_group($1, $2, $3, $4, $5) AS found',
};

/**
 * Removes a group. A role that was mapped to it ends, and is remembered for the admins to see.
 * @throws AppError not_found, stale (If-Match).
 */
export async function deleteGroup(
  scope: DirectoryScope,
  { id, expectedRevision }: { id: string; expectedRevision: ExpectedRevision },
  request: ScimRequest,
): Promise<void> {
  if (!isResourceId(id)) throw notFound('group');
  const [row] = await scope.db.query<{ found: boolean }>(deleteDirectoryGroup, [
    scope.organizationId,
    scope.directoryId,
    id,
    expectedRevision,
    describeRequest(scope, request, 204, {}),
  ]);
  if (!row?.found) throw notFound('group');
}
