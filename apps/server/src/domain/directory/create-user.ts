import type { Statement } from '@rollcall/db';
import type { ScimDocument } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { instant } from './instant.ts';
import { recentUsers } from './recent-users.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import type { StoredUser } from './resources.ts';
import { userColumns } from './user-columns.ts';

const createDirectoryUser: Statement = {
  name: 'create_directory_user',
  text: `SELECT id, revision, ${instant('created_at')}, ${instant('last_modified_at')}
    FROM rollcall.create_directory_user($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

export type NewUser = {
  readonly document: ScimDocument;
  /** Known beforehand where others refer to a user that does not exist yet. */
  readonly id?: string | undefined;
};

/**
 * Stores a pushed user and makes it a source of a member: of the one it was before, of the one with its e-mail, or
 * of a new one.
 * @throws AppError conflict when the directory has a user of this userName, whatever its case; invalid when the
 * organization refuses incomplete people.
 */
export async function createUser(
  scope: DirectoryScope,
  { document, id }: NewUser,
  request: ScimRequest,
): Promise<StoredUser> {
  refuseIncomplete(scope, document);
  const { userName, externalId, active, displayName, email } = userColumns(document);
  const text = JSON.stringify(document);
  const [row] = await scope.db.query<CreatedRow>(createDirectoryUser, [
    scope.organizationId,
    scope.directoryId,
    id ?? null,
    userName,
    externalId,
    active,
    displayName,
    email,
    text,
    describeRequest(scope, request, 201, {}),
  ]);
  if (!row) throw new Error('create_directory_user returned no row');
  const { id: newId, revision, created_at: createdAt, last_modified_at: lastModifiedAt } = row;
  const created = { id: newId, document, revision, createdAt, lastModifiedAt };
  recentUsers.remember(scope, created, text);
  return { ...created, groups: [] };
}

type CreatedRow = { id: string; revision: number; created_at: string; last_modified_at: string };
