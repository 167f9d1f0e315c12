import type { Statement } from '@rollcall/db';
import type { PatchResult, ScimDocument } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { findUser } from './queries.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import type { StoredUser } from './resources.ts';
import { againWhenStale, type ExpectedRevision, refuseUnexpected } from './revision.ts';
import { userColumns } from './user-columns.ts';

const updateDirectoryUser: Statement = {
  name: 'update_directory_user',
  text: 'SELECT * FROM rollcall.update_directory_user($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
};

const recordSkip: Statement = {
  name: 'record_skip',
  text: `SELECT rollcall.record_request($1, $2, gen_random_uuid(), $3, 'skip', 'User', $4, $5, member_id, '{}',
      p_user_name => user_name)
    FROM directory_user WHERE organization_id = $1 AND directory_id = $2 AND id = $4`,
};

export type UserWrite = {
  readonly id: string;
  readonly expectedRevision: ExpectedRevision;
  /** Makes the new document from the present one; called again if somebody else was quicker. */
  readonly change: (document: ScimDocument) => PatchResult;
};

/**
 * Changes a user, with the effect on the member's access and role. What alters nothing leaves the revision as it is.
 * @throws AppError not_found, conflict (userName), stale (If-Match), and what `change` throws.
 */
export async function writeUser(
  scope: DirectoryScope,
  { id, expectedRevision, change }: UserWrite,
  request: ScimRequest,
): Promise<StoredUser> {
  return await againWhenStale(expectedRevision, async () => {
    const user = await findUser(scope, id);
    if (!user) throw notFound('user');
    refuseUnexpected(expectedRevision, user);
    const result = change(user.document);
    if (result.changed) return await update(scope, { user, result }, request);
    await skip(scope, user, request);
    return user;
  });
}

async function update(
  scope: DirectoryScope,
  { user, result: { document, changes } }: { user: StoredUser; result: PatchResult },
  request: ScimRequest,
): Promise<StoredUser> {
  refuseIncomplete(scope, document);
  const { userName, externalId, active, displayName, email } = userColumns(document);
  const [row] = await scope.db.query<{ revision: number; last_modified_at: Date }>(updateDirectoryUser, [
    scope.organizationId,
    scope.directoryId,
    user.id,
    user.revision,
    userName,
    externalId,
    active,
    displayName,
    email,
    JSON.stringify(document),
    describeRequest(scope, request, 200, { changes }),
  ]);
  if (!row) throw notFound('user');
  return { ...user, document, revision: row.revision, lastModifiedAt: row.last_modified_at };
}

async function skip(scope: DirectoryScope, user: StoredUser, request: ScimRequest): Promise<void> {
  const { displayName, userName } = userColumns(user.document);
  await scope.db.query(recordSkip, [
    scope.organizationId,
    scope.directoryId,
    describeRequest(scope, request, 200, {}),
    user.id,
    displayName ?? userName,
  ]);
}
