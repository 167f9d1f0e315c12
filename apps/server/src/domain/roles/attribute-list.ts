import type { Role } from '@rollcall/access';
import type { OrganizationScope } from '#domain/scope.ts';
import { attributeRule } from './attribute-rule.ts';
import { roleFromDatabase } from './role-from-database.ts';

export type MappedAttribute = {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly attribute: string;
  readonly value: string;
  readonly role: Role;
  /** Active users of the directory who have the value. */
  readonly people: number;
};

/** The values that give a role, by attribute; without those of retired directories, which give none any more. */
export async function listMappedAttributes({
  db,
  organizationId,
}: OrganizationScope): Promise<MappedAttribute[]> {
  const rows = await db.prisma.$queryRaw<(Omit<MappedAttribute, 'role'> & { role: string })[]>`
    SELECT a.directory_id AS "directoryId", d.name AS "directoryName", a.attribute, a.value, a.role, (
      SELECT count(*) FROM directory_user u
      WHERE u.organization_id = a.organization_id AND u.directory_id = a.directory_id AND u.active
        AND rollcall.has_attribute(u.document, a.selector, a.case_exact, a.value)
    )::int AS people
    FROM attribute_mapping a
    JOIN directory d ON d.organization_id = a.organization_id AND d.id = a.directory_id
    WHERE a.organization_id = ${organizationId}::uuid AND d.retired_at IS NULL
    ORDER BY d.name, d.id, a.attribute, lower(a.value), a.value`;
  return rows.map((row) => ({ ...row, role: roleFromDatabase(row.role) }));
}

const valuesShown = 20;

/** The values that active users of a directory have, the most frequent first. @throws invalid for no attribute */
export async function listAttributeValues(
  { db, organizationId }: OrganizationScope,
  { directoryId, attribute }: { directoryId: string; attribute: string },
): Promise<{
  /** The attribute in its one spelling. */
  readonly attribute: string;
  readonly items: { readonly value: string; readonly people: number }[];
}> {
  const { selector, attribute: name } = attributeRule(attribute);
  const items = await db.prisma.$queryRaw<{ value: string; people: number }[]>`
    SELECT found #>> '{}' AS value, count(*)::int AS people
    FROM directory_user u CROSS JOIN LATERAL jsonb_path_query(u.document, ${selector}::jsonpath) AS found
    WHERE u.organization_id = ${organizationId}::uuid AND u.directory_id = ${directoryId}::uuid AND u.active
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${valuesShown}`;
  return { attribute: name, items };
}
