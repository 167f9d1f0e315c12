import type { BenchmarkPostgres } from './benchmark-postgres.ts';
import type { Tenant } from './tenant.ts';

type Administration = Pick<BenchmarkPostgres, 'administer'>;

/** The userName of the nth seeded user of any directory, from 1. */
export function seededUserName(number: number): string {
  return `person-${String(number).padStart(7, '0')}@seeded.example`;
}

/**
 * Users with a member each, as an identity provider would have pushed them. In one statement past the triggers that
 * check references, since a million over HTTP would take an hour. Returns their ids, the first user first.
 */
export async function seedUsers(
  { administer }: Administration,
  { organizationId, directoryId }: Tenant,
  howMany: number,
): Promise<string[]> {
  await administer('SET session_replication_role = replica');
  await administer(
    `WITH person AS MATERIALIZED (
      SELECT n, uuidv7() AS member_id, 'person-' || lpad(n::text, 7, '0') || '@seeded.example' AS address,
        'Given' || n || ' Family' || n % 1000 AS name
      FROM generate_series(1, $3::int) AS n
    ), made AS (
      INSERT INTO member (organization_id, id, display_name, email, origin, direct, active, role, reason)
      SELECT $1, member_id, name, address, 'directory', false, true, 'member', 'default' FROM person
    )
    INSERT INTO directory_user (organization_id, directory_id, member_id, user_name, external_id, active, display_name, email, document)
    SELECT $1, $2, member_id, address, gen_random_uuid(), true, name, address, jsonb_build_object(
        'userName', address, 'externalId', gen_random_uuid(), 'active', true, 'displayName', name, 'title', 'Engineer',
        'name', jsonb_build_object('formatted', name, 'givenName', 'Given' || n, 'familyName', 'Family' || n % 1000),
        'emails', jsonb_build_array(jsonb_build_object('primary', true, 'type', 'work', 'value', address)),
        'phoneNumbers', jsonb_build_array(jsonb_build_object('type', 'work', 'value', '+49 30 ' || 1000000 + n)),
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
          jsonb_build_object('employeeNumber', n::text, 'department', 'Department ' || n % 20)
      )
    FROM person ORDER BY n`,
    [organizationId, directoryId, howMany],
  );
  await administer('SET session_replication_role = origin');
  const { rows } = await administer(
    `SELECT id FROM directory_user
    WHERE organization_id = $1 AND directory_id = $2 AND user_name LIKE 'person-%@seeded.example' ORDER BY user_name`,
    [organizationId, directoryId],
  );
  return rows.map(({ id }) => id);
}

/** Groups without members. Returns their ids. */
export async function seedGroups(
  { administer }: Administration,
  { organizationId, directoryId }: Tenant,
  howMany: number,
): Promise<string[]> {
  const { rows } = await administer(
    `INSERT INTO directory_group (organization_id, directory_id, display_name, document)
    SELECT $1, $2, name, jsonb_build_object('displayName', name)
    FROM (SELECT 'Group ' || gen_random_uuid() AS name FROM generate_series(1, $3::int)) AS named
    RETURNING id`,
    [organizationId, directoryId, howMany],
  );
  return rows.map(({ id }) => id);
}

/** A group with members. Returns its id. */
export async function seedGroupOf(
  postgres: Administration,
  tenant: Tenant,
  userIds: readonly string[],
): Promise<string> {
  const [groupId = ''] = await seedGroups(postgres, tenant, 1);
  const { organizationId, directoryId } = tenant;
  await postgres.administer(
    `WITH edges AS (
      INSERT INTO membership (organization_id, directory_id, group_id, directory_user_id)
      SELECT $1, $2, $3, unnest($4::uuid[])
      RETURNING 1
    )
    UPDATE directory_group SET people = (SELECT count(*) FROM edges)
    WHERE organization_id = $1 AND directory_id = $2 AND id = $3`,
    [organizationId, directoryId, groupId, userIds],
  );
  return groupId;
}

/** What autovacuum would have done by the time that anybody uses what was just written. */
export async function settleTables({ administer }: Administration): Promise<void> {
  await administer('VACUUM (ANALYZE)');
}
