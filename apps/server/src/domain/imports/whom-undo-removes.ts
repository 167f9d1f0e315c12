import type { Transaction } from '@rollcall/db';

/** Why somebody whom an import brought stays when it is undone. */
type StayReason = 'directory' | 'account' | 'pinned' | 'merged';

export type ImportedMember = {
  readonly id: string;
  readonly displayName: string;
  /** Null for who came only by the import and has not been touched by anything else since. */
  readonly stays: StayReason | null;
};

/** Everybody whom the import brought and who is still a member, by name. */
export async function importedMembers(
  tx: Transaction,
  organizationId: string,
  importId: string,
): Promise<ImportedMember[]> {
  return await tx.$queryRaw<ImportedMember[]>`
    SELECT m.id, m.display_name AS "displayName",
      CASE
        WHEN NOT m.direct AND m.merged_into_id IS NULL OR EXISTS (
          SELECT FROM directory_user u WHERE u.organization_id = m.organization_id AND u.member_id = m.id
        ) OR EXISTS (
          SELECT FROM departed_user d WHERE d.organization_id = m.organization_id AND d.member_id = m.id
        ) THEN 'directory'
        WHEN m.account_id IS NOT NULL THEN 'account'
        WHEN m.merged_into_id IS NOT NULL OR EXISTS (
          SELECT FROM member f WHERE f.organization_id = m.organization_id AND f.merged_into_id = m.id
        ) THEN 'merged'
        WHEN EXISTS (SELECT FROM role_pin p WHERE p.organization_id = m.organization_id AND p.member_id = m.id)
          OR EXISTS (SELECT FROM role_override o WHERE o.organization_id = m.organization_id AND o.member_id = m.id)
          OR EXISTS (SELECT FROM lockout_hold h WHERE h.organization_id = m.organization_id AND h.member_id = m.id)
          THEN 'pinned'
      END AS stays
    FROM member m
    WHERE m.organization_id = ${organizationId}::uuid AND m.import_id = ${importId}::uuid
    ORDER BY lower(m.display_name), m.id`;
}
