import type { Statement } from '@rollcall/db';
import type { PatchResult, ScimDocument } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { groupColumns } from './group-columns.ts';
import { idList, type MembershipChange } from './members.ts';
import { describeRequest, type ScimRequest } from './request.ts';
import type { ExpectedRevision } from './revision.ts';

const updateDirectoryGroup: Statement = {
  name: 'update_directory_group',
  text: 'SELECT rollcall.update_directory_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS found',
};

export type GroupWrite = {
  readonly id: string;
  readonly expectedRevision: ExpectedRevision;
  /** The new document, its changes, and the one that it was made from. Null: the attributes stay as they are. */
  readonly attributes: (PatchResult & { readonly base: ScimDocument }) | null;
  readonly members: MembershipChange;
  /** The status that the answer will have. */
  readonly status: number;
};

/**
 * Writes attributes and memberships of a group in one statement, with their effect on roles.
 * @throws AppError not_found, conflict (displayName), stale, invalid (a member that is unknown).
 */
export async function writeGroup(
  scope: DirectoryScope,
  write: GroupWrite,
  request: ScimRequest,
): Promise<void> {
  const { id, expectedRevision, attributes, members, status } = write;
  const columns = attributes && groupColumns(attributes.document);
  const [row] = await scope.db.query<{ found: boolean }>(updateDirectoryGroup, [
    scope.organizationId,
    scope.directoryId,
    id,
    expectedRevision,
    columns?.displayName ?? null,
    columns?.externalId ?? null,
    attributes && JSON.stringify(attributes.base),
    attributes && JSON.stringify(attributes.document),
    members.replace,
    idList(members.add),
    idList(members.remove),
    describeRequest(scope, request, status, { changes: attributes?.changes ?? [] }),
  ]);
  if (!row?.found) throw notFound('group');
}
