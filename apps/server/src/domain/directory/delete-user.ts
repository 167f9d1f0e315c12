import type { Statement } from '@rollcall/db';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import { isResourceId } from './resources.ts';
import type { ExpectedRevision } from './revision.ts';

const deleteDirectoryUser: Statement = {
  name: 'delete_directory_user',
  text: 'SELECT rollcall.delete_directory_user($1, $2, $3, $4, $5) AS found',
};

/**
 * Removes a user for good. The member stays, known by the user that left, in case that they come back.
 * @throws AppError not_found, stale (If-Match).
 */
export async function deleteUser(
  scope: DirectoryScope,
  { id, expectedRevision }: { id: string; expectedRevision: ExpectedRevision },
  request: ScimRequest,
): Promise<void> {
  if (!isResourceId(id)) throw notFound('user');
  const [row] = await scope.db.query<{ found: boolean }>(deleteDirectoryUser, [
    scope.organizationId,
    scope.directoryId,
    id,
    expectedRevision,
    describeRequest(scope, request, 204, {}),
  ]);
  if (!row?.found) throw notFound('user');
}
