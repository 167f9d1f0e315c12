import { Prisma } from '@rollcall/db';

export const reasonKinds = [
  'override',
  'lockout_hold',
  'pin',
  'withheld',
  'group',
  'attribute',
  'default',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/**
 * Why a member has a role. The directory is there, by its name now, when the kind is `group` or `attribute`; so are the
 * group, or the attribute with its value.
 */
export type RoleReason = {
  readonly kind: ReasonKind;
  readonly groupId?: string;
  readonly groupName?: string;
  readonly directoryId?: string;
  readonly directoryName?: string;
  readonly attribute?: string;
  readonly value?: string;
};

export type ReasonRow = {
  readonly reason: ReasonKind;
  readonly reasonDirectoryId: string | null;
  readonly reasonDirectoryName: string | null;
  readonly reasonGroupId: string | null;
  readonly reasonGroupName: string | null;
  readonly reasonAttribute: string | null;
  readonly reasonValue: string | null;
};

/** The columns of a `ReasonRow`, of the member `m`, for a query that joins `reasonJoins`. */
export const reasonColumns = Prisma.sql`m.reason, m.reason_directory_id AS "reasonDirectoryId",
  rd.name AS "reasonDirectoryName", m.reason_group_id AS "reasonGroupId", rg.display_name AS "reasonGroupName",
  m.reason_attribute AS "reasonAttribute", m.reason_value AS "reasonValue"`;

export const reasonJoins = Prisma.sql`
  LEFT JOIN directory rd ON rd.organization_id = m.organization_id AND rd.id = m.reason_directory_id
  LEFT JOIN directory_group rg ON rg.organization_id = m.organization_id AND rg.directory_id = m.reason_directory_id
    AND rg.id = m.reason_group_id`;

export function reasonOfRow(row: ReasonRow): RoleReason {
  const { reasonAttribute, reasonValue } = row;
  const { reason: kind, reasonDirectoryId, reasonDirectoryName, reasonGroupId, reasonGroupName } = row;
  return {
    kind,
    ...(reasonDirectoryId !== null && { directoryId: reasonDirectoryId }),
    ...(reasonDirectoryName !== null && { directoryName: reasonDirectoryName }),
    ...(reasonGroupId !== null && { groupId: reasonGroupId }),
    ...(reasonGroupName !== null && { groupName: reasonGroupName }),
    ...(reasonAttribute !== null && { attribute: reasonAttribute }),
    ...(reasonValue !== null && { value: reasonValue }),
  };
}
