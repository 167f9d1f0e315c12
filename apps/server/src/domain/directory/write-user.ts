import type { Statement } from '@rollcall/db';
import { type PatchResult, type ScimDocument, ScimError } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { asAppError, notFound } from '#errors.ts';
import { instant } from './instant.ts';
import { findUser, groupsOfUser } from './queries.ts';
import { recentUsers } from './recent-users.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import type { Reference, StoredResource, StoredUser } from './resources.ts';
import { againWhenStale, type ExpectedRevision, refuseUnexpected } from './revision.ts';
import { userColumns } from './user-columns.ts';

const updateDirectoryUser: Statement = {
  name: 'update_directory_user',
  text: `SELECT w.revision, ${instant('w.last_modified_at')}, ${groupsOfUser}
    FROM rollcall.update_directory_user($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS w,
      (SELECT $1::uuid AS organization_id, $2::uuid AS directory_id, $3::uuid AS id) AS r`,
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
  write: UserWrite,
  request: ScimRequest,
): Promise<StoredUser> {
  const { id, expectedRevision } = write;
  const recent = await changeRecent(scope, write, request);
  if (recent) return recent;
  return await againWhenStale(expectedRevision, async () => {
    const user = await findUser(scope, id);
    if (!user) throw notFound('user');
    refuseUnexpected(expectedRevision, user);
    const result = write.change(user.document);
    if (result.changed) return await update(scope, { user, result }, request);
    await skip(scope, user, request);
    return user;
  });
}

/**
 * In one round trip, as the user was a moment ago. Null where that is not known, or was not written: what is to be
 * refused or altered nothing is judged by what is stored.
 */
async function changeRecent(
  scope: DirectoryScope,
  { id, expectedRevision, change }: UserWrite,
  request: ScimRequest,
): Promise<StoredUser | null> {
  const user = recentUsers.take(scope, id);
  if (!user || (expectedRevision !== null && expectedRevision !== user.revision)) return null;
  try {
    const result = change(user.document);
    return result.changed ? await update(scope, { user, result }, request) : null;
  } catch (error) {
    if (mayBeOutOfDate(error)) return null;
    throw error;
  }
}

/** Whether an error can come of what was remembered. Whatever else went wrong, the change may be written by now. */
function mayBeOutOfDate(error: unknown): boolean {
  if (error instanceof ScimError) return true;
  const code = asAppError(error)?.code;
  return code === 'stale' || code === 'not_found' || code === 'invalid';
}

async function update(
  scope: DirectoryScope,
  { user, result: { document, changes } }: { user: StoredResource; result: PatchResult },
  request: ScimRequest,
): Promise<StoredUser> {
  refuseIncomplete(scope, document);
  const { userName, externalId, active, displayName, email } = userColumns(document);
  const text = JSON.stringify(document);
  const [row] = await scope.db.query<UpdatedRow>(updateDirectoryUser, [
    scope.organizationId,
    scope.directoryId,
    user.id,
    user.revision,
    userName,
    externalId,
    active,
    displayName,
    email,
    text,
    describeRequest(scope, request, 200, { changes }),
  ]);
  if (!row) throw notFound('user');
  const { revision, last_modified_at: lastModifiedAt, groups } = row;
  const written = { id: user.id, document, revision, createdAt: user.createdAt, lastModifiedAt };
  recentUsers.remember(scope, written, text);
  return { ...written, groups: groups ?? [] };
}

type UpdatedRow = { revision: number; last_modified_at: string; groups: Reference[] | null };

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
