import { changesBetween, type ParsedGroup } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { userIdsOf } from './members.ts';
import { findGroup } from './queries.ts';
import type { ScimRequest } from './request.ts';
import { againWhenStale, type ExpectedRevision, refuseUnexpected } from './revision.ts';
import { writeGroup } from './write-group.ts';

/**
 * Replaces a group by what a PUT says (RFC 7644 section 3.5.1): whoever is not in `members` leaves it, and a body
 * without `members` empties it.
 * @throws AppError not_found, conflict (displayName), stale (If-Match), invalid (a member that is unknown).
 */
export async function replaceGroup(
  scope: DirectoryScope,
  given: { id: string; group: ParsedGroup; expectedRevision: ExpectedRevision },
  request: ScimRequest,
): Promise<void> {
  const { id, group: replacement, expectedRevision } = given;
  const { document } = replacement;
  const members = { replace: true, add: await userIdsOf(replacement.members ?? []), remove: [] };
  await againWhenStale(expectedRevision, async () => {
    const group = await findGroup(scope, id);
    if (!group) throw notFound('group');
    refuseUnexpected(expectedRevision, group);
    const changes = changesBetween(group.document, document);
    const attributes = changes.length > 0 ? { base: group.document, document, changed: true, changes } : null;
    await writeGroup(scope, { id, expectedRevision, attributes, members, status: 200 }, request);
  });
}
