import type { BenchmarkPostgres } from './benchmark-postgres.ts';
import type { Tenant } from './tenant.ts';

type Administration = Pick<BenchmarkPostgres, 'administer'>;

/** Of each hundred requests, so many are by or about one person of the hundredth part as many people. */
const requestsAPerson = 100;

/** The member that the nth person of a seeded activity is, from 0. */
export function seededPersonId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Partitions for the months before this one, which an installation has once it is as old. */
export async function makeEarlierPartitions({ administer }: Administration, months: number): Promise<void> {
  for (let ago = 1; ago <= months; ago += 1) {
    const { rows } = await administer(
      `SELECT to_char(month, 'YYYY_MM') AS suffix, month AS start, month + interval '1 month' AS next
      FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => $1)) AS m(month)`,
      [ago],
    );
    const { suffix, start, next } = rows[0];
    const range = [start, next].map((at: Date) => `'${at.toISOString()}'`);
    await administer(
      `CREATE TABLE IF NOT EXISTS provisioning_record_${suffix} PARTITION OF provisioning_record
      FOR VALUES FROM (${range[0]}) TO (${range[1]})`,
    );
  }
}

/**
 * Requests of one directory, spread evenly over the days before now: of a hundred, 79 look-ups by name, 10 that read one
 * person, 9 changes of one, one refusal, and one change of a group that adds twenty. In one statement, since ten million
 * over HTTP would take a day.
 */
export async function seedActivity(
  { administer }: Administration,
  { organizationId, directoryId }: Pick<Tenant, 'organizationId' | 'directoryId'>,
  { records, days }: { records: number; days: number },
): Promise<{ people: number }> {
  const people = records / requestsAPerson;
  await administer(
    `INSERT INTO provisioning_record (organization_id, directory_id, at, token_id, operation, resource_type, resource_id,
      resource_name, user_name, member_id, touched, method, path, status, scim_type, detail, effect, duration_ms, client, request_id)
    SELECT $1::uuid, $2::uuid, now() - make_interval(secs => $5::float8 * 86400 * (1 - n / $3::float8)), 'aaaaaaaaaaaa',
      kind.operation, CASE WHEN kind.is_group THEN 'Group' ELSE 'User' END, kind.resource, kind.name,
      CASE WHEN kind.member IS NOT NULL THEN kind.address END, kind.member, kind.touched, kind.method, kind.path,
      CASE kind.operation WHEN 'refuse' THEN 409 ELSE 200 END, CASE kind.operation WHEN 'refuse' THEN 'uniqueness' END,
      CASE kind.operation WHEN 'refuse' THEN 'A user with this userName exists already.' END, kind.effect, 4.2,
      'Microsoft SCIM', 'request-' || n
    FROM generate_series(1, $3::int) AS n
    -- Each person has each kind once for every hundred records of theirs, far from each other in time.
    CROSS JOIN LATERAL (SELECT ((n / 100)::bigint * 7919 + n % 100 * 37) % $4::int AS number) AS person
    CROSS JOIN LATERAL (
      SELECT 'person' || person.number || '@seeded.example' AS address, 'Given' || person.number || ' Family' AS name,
        ('00000000-0000-7000-8000-' || lpad(to_hex(person.number), 12, '0'))::uuid AS id
    ) AS who
    CROSS JOIN LATERAL (
      SELECT n % 100 AS part, who.address,
        CASE WHEN n % 100 < 79 OR n % 100 = 99 THEN NULL ELSE who.id END AS member,
        CASE WHEN n % 100 < 89 THEN 'read' WHEN n % 100 = 98 THEN 'refuse' ELSE 'update' END AS operation,
        n % 100 = 99 AS is_group,
        CASE WHEN n % 100 >= 79 THEN who.id END AS resource,
        CASE WHEN n % 100 = 99 THEN 'Group ' || n % 5000 WHEN n % 100 >= 79 THEN who.name END AS name,
        CASE WHEN n % 100 = 99 THEN ARRAY(
          SELECT ('00000000-0000-7000-8001-' || lpad(to_hex((person.number + other) % $4::int), 12, '0'))::uuid
          FROM generate_series(1, 20) AS other
        ) END AS touched,
        CASE WHEN n % 100 < 89 THEN 'GET' ELSE 'PATCH' END AS method,
        CASE WHEN n % 100 < 79 THEN '/Users?filter=userName+eq+%22' || who.address || '%22' ELSE '/Users/' || who.id END AS path,
        CASE WHEN n % 100 < 79 THEN '{"totalResults": 1}'::jsonb
          WHEN n % 100 < 89 OR n % 100 = 98 THEN '{}'::jsonb
          WHEN n % 100 = 99 THEN '{"membersAdded": {"count": 20, "names": ["Given1 Family"]}, "roleChanges": 0}'::jsonb
          ELSE '{"changes": [{"path": "title", "before": "Engineer", "after": "Manager"}], "roleChanges": 0}'::jsonb
        END AS effect
    ) AS kind`,
    [organizationId, directoryId, records, people, days],
  );
  // Whom each user was: what touched a person is found by it.
  await administer('SET session_replication_role = replica');
  await administer(
    `INSERT INTO departed_user (organization_id, directory_id, id, member_id, user_name)
    SELECT $1::uuid, $2::uuid, ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
      ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'person' || n || '@seeded.example'
    FROM generate_series(0, $3::int - 1) AS n`,
    [organizationId, directoryId, people],
  );
  await administer('SET session_replication_role = origin');
  return { people };
}
