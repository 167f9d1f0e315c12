import type { EffectiveRole, RoleInputs, RoleMapping, RoleReason } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import type { ScimDocument } from '@rollcall/scim';
import { hasValue } from './attribute-rule.ts';
import { roleFromDatabase, roleOrNull } from './role-from-database.ts';

export type StoredRole = {
  readonly memberId: string;
  readonly displayName: string;
  /** What the role function wrote. */
  readonly stored: EffectiveRole;
  /** What it is decided by, at the same instant. */
  readonly inputs: RoleInputs;
};

type Row = {
  memberId: string;
  displayName: string;
  role: string;
  reason: RoleReason['kind'];
  reasonDirectoryId: string | null;
  reasonGroupId: string | null;
  reasonAttribute: string | null;
  reasonValue: string | null;
  override: string | null;
  pin: string | null;
  lockoutHold: string | null;
  withheld: string | null;
  defaultRole: string;
  directoryUsers: {
    directoryId: string;
    active: boolean;
    groups: { groupId: string; role: string | null }[];
    attributes: { attribute: string; value: string; role: string }[];
    /** Only where a value is mapped to a role. */
    document: ScimDocument | null;
  }[];
};

/** The members after `afterId` in the order of their ids, at most `limit`, as one statement sees them. */
export async function readStoredRoles(
  db: Database,
  organizationId: string,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<StoredRole[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT m.id AS "memberId", m.display_name AS "displayName", m.role, m.reason,
      m.reason_directory_id AS "reasonDirectoryId", m.reason_group_id AS "reasonGroupId",
      m.reason_attribute AS "reasonAttribute", m.reason_value AS "reasonValue", o.role AS override,
      p.role AS pin, h.role AS "lockoutHold", w.role AS withheld, organization.default_role AS "defaultRole",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('directoryId', u.directory_id, 'active', u.active, 'groups', coalesce((
          SELECT jsonb_agg(jsonb_build_object('groupId', s.group_id, 'role', r.role))
          FROM membership s
          LEFT JOIN role_mapping r
            ON r.organization_id = s.organization_id AND r.directory_id = s.directory_id AND r.group_id = s.group_id
          WHERE s.organization_id = u.organization_id AND s.directory_id = u.directory_id
            AND s.directory_user_id = u.id
        ), '[]'), 'attributes', coalesce(mapped.attributes, '[]'), 'document', CASE WHEN mapped.attributes IS NOT NULL THEN u.document END))
        FROM directory_user u
        CROSS JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('attribute', a.attribute, 'value', a.value, 'role', a.role)) AS attributes
          FROM attribute_mapping a WHERE a.organization_id = u.organization_id AND a.directory_id = u.directory_id
        ) AS mapped
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id
      ), '[]') AS "directoryUsers"
    FROM member m
    JOIN organization ON organization.id = m.organization_id
    LEFT JOIN role_override o
      ON o.organization_id = m.organization_id AND o.member_id = m.id AND o.ends_at > now()
    LEFT JOIN role_pin p ON p.organization_id = m.organization_id AND p.member_id = m.id
      AND (p.ends_at IS NULL OR p.ends_at > now())
    LEFT JOIN lockout_hold h ON h.organization_id = m.organization_id AND h.member_id = m.id
    LEFT JOIN withheld_removal w ON w.organization_id = m.organization_id AND w.member_id = m.id
    WHERE m.organization_id = ${organizationId}::uuid
      AND (${afterId}::uuid IS NULL OR m.id > ${afterId}::uuid)
    ORDER BY m.id LIMIT ${limit}`;
  return rows.map((row) => ({
    memberId: row.memberId,
    displayName: row.displayName,
    stored: { role: roleFromDatabase(row.role), reason: reasonOf(row) },
    inputs: inputsOf(row),
  }));
}

function reasonOf(row: Row): RoleReason {
  const { reason: kind, reasonDirectoryId: directoryId, reasonGroupId: groupId } = row;
  const { reasonAttribute: attribute, reasonValue: value } = row;
  if (kind === 'group' && directoryId !== null && groupId !== null) return { kind, directoryId, groupId };
  if (kind === 'attribute' && directoryId !== null && attribute !== null && value !== null) {
    return { kind, directoryId, attribute, value };
  }
  if (kind === 'group' || kind === 'attribute') throw new Error('What gives a role has no key');
  return { kind };
}

function inputsOf({ override, pin, lockoutHold, withheld, defaultRole, directoryUsers }: Row): RoleInputs {
  const mappings = directoryUsers.flatMap(({ directoryId, groups }) =>
    groups.flatMap(({ groupId, role }): RoleMapping[] =>
      role === null ? [] : [{ directoryId, groupId, role: roleFromDatabase(role) }],
    ),
  );
  const attributeMappings = directoryUsers.flatMap(({ directoryId, attributes }) =>
    attributes.map((mapping) => ({ ...mapping, directoryId, role: roleFromDatabase(mapping.role) })),
  );
  return {
    override: roleOrNull(override),
    pin: roleOrNull(pin),
    lockoutHold: roleOrNull(lockoutHold),
    withheld: roleOrNull(withheld),
    directoryUsers: directoryUsers.map(({ directoryId, active, groups, attributes, document }) => ({
      directoryId,
      active,
      groupIds: groups.map(({ groupId }) => groupId),
      attributes: attributes.filter((key) => document !== null && hasValue(document, key)),
    })),
    mappings,
    attributeMappings,
    defaultRole: roleFromDatabase(defaultRole),
  };
}
