import { changesBetween, type ScimDocument } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import type { ScimRequest } from './request.ts';
import type { StoredUser } from './resources.ts';
import type { ExpectedRevision } from './revision.ts';
import { writeUser } from './write-user.ts';

/**
 * Replaces a user by what a PUT says (RFC 7644 section 3.5.1): what the new document leaves out is cleared.
 * @throws AppError not_found, conflict (userName), stale (If-Match), invalid (what the user would lack).
 */
export async function replaceUser(
  scope: DirectoryScope,
  given: { id: string; document: ScimDocument; expectedRevision: ExpectedRevision },
  request: ScimRequest,
): Promise<StoredUser> {
  const { id, document, expectedRevision } = given;
  const change = (before: ScimDocument) => {
    const changes = changesBetween(before, document);
    return { document, changed: changes.length > 0, changes };
  };
  return await writeUser(scope, { id, expectedRevision, change }, request);
}
