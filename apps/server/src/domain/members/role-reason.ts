import { Prisma } from '@rollcall/db';

export const reasonKinds = ['override', 'pin', 'lockout_hold', 'group', 'default'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Why a member has a role. The group and its directory are there when the kind is `group`, by their names now. */
export type RoleReason = {
  readonly kind: ReasonKind;
  readonly groupId?: string;
  readonly groupName?: string;
  readonly directoryId?: string;
  readonly directoryName?: string;
};

export type ReasonRow = {
  readonly reason: ReasonKind;
  readonly reasonDirectoryId: string | null;
  readonly reasonDirectoryName: string | null;
  readonly reasonGroupId: string | null;
  readonly reasonGroupName: string | null;
};

/** The columns of a `ReasonRow`, of the member `m`, for a query that joins `reasonJoins`. */
export const reasonColumns = Prisma.sql`m.reason, m.reason_directory_id AS "reasonDirectoryId",
  rd.name AS "reasonDirectoryName", m.reason_group_id AS "reasonGroupId", rg.display_name AS "reasonGroupName"`;

export const reasonJoins = Prisma.sql`
  LEFT JOIN directory rd ON rd.organization_id = m.organization_id AND rd.id = m.reason_directory_id
  LEFT JOIN directory_group rg ON rg.organization_id = m.organization_id AND rg.directory_id = m.reason_directory_id
    AND rg.id = m.reason_group_id`;

export function reasonOfRow(row: ReasonRow): RoleReason {
  const { reason: kind, reasonDirectoryId, reasonDirectoryName, reasonGroupId, reasonGroupName } = row;
  return {
    kind,
    ...(reasonDirectoryId !== null && { directoryId: reasonDirectoryId }),
    ...(reasonDirectoryName !== null && { directoryName: reasonDirectoryName }),
    ...(reasonGroupId !== null && { groupId: reasonGroupId }),
    ...(reasonGroupName !== null && { groupName: reasonGroupName }),
  };
}
