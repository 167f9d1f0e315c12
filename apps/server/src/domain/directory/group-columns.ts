import type { ScimDocument } from '@rollcall/scim';

/** What of a group's document the database looks groups up by. */
export function groupColumns(document: ScimDocument): { displayName: string; externalId: string | null } {
  const { displayName, externalId } = document;
  return { displayName: String(displayName), externalId: typeof externalId === 'string' ? externalId : null };
}
