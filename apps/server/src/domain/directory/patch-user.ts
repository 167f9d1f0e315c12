import { applyPatch, type Patch } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import type { ScimRequest } from './request.ts';
import type { StoredUser } from './resources.ts';
import type { ExpectedRevision } from './revision.ts';
import { writeUser } from './write-user.ts';

/**
 * Applies a PATCH to a user (RFC 7644 section 3.5.2).
 * @throws AppError not_found, conflict (userName), stale (If-Match), invalid (what the user would lack).
 * @throws ScimError for a patch that does not fit the user.
 */
export async function patchUser(
  scope: DirectoryScope,
  given: { id: string; patch: Patch; expectedRevision: ExpectedRevision },
  request: ScimRequest,
): Promise<StoredUser> {
  const { id, patch, expectedRevision } = given;
  return await writeUser(
    scope,
    { id, expectedRevision, change: (document) => applyPatch(document, patch) },
    request,
  );
}
