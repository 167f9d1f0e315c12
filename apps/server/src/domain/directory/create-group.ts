import type { Statement } from '@rollcall/db';
import type { ParsedGroup } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { groupColumns } from './group-columns.ts';
import { instant } from './instant.ts';
import { idList, userIdsOf } from './members.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import type { StoredResource } from './resources.ts';

const createDirectoryGroup: Statement = {
  name: 'create_directory_group',
  text: `SELECT id, revision, ${instant('created_at')}, ${instant('last_modified_at')}
    FROM rollcall.create_directory_group($1, $2, $3, $4, $5, $6, $7, $8)`,
};

export type NewGroup = Omit<ParsedGroup, 'ignored'> & {
  /** Known beforehand where others refer to a group that does not exist yet. */
  readonly id?: string | undefined;
};

/**
 * Stores a pushed group. It gives nobody a role until an admin maps one, whatever a group of its name once gave.
 * @throws AppError conflict (displayName), invalid (a member that is unknown).
 */
export async function createGroup(
  scope: DirectoryScope,
  { document, members, id }: NewGroup,
  request: ScimRequest,
): Promise<StoredResource> {
  const { displayName, externalId } = groupColumns(document);
  const [row] = await scope.db.query<CreatedRow>(createDirectoryGroup, [
    scope.organizationId,
    scope.directoryId,
    id ?? null,
    displayName,
    externalId,
    JSON.stringify(document),
    idList(await userIdsOf(members ?? [])),
    describeRequest(scope, request, 201, {}),
  ]);
  if (!row) throw new Error('create_directory_group returned no row');
  return {
    id: row.id,
    document,
    revision: row.revision,
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
  };
}

type CreatedRow = { id: string; revision: number; created_at: string; last_modified_at: string };
