import pg from 'pg';

/** What the application may do with a table, where it is less than everything. */
const restricted: Readonly<Record<string, string>> = {
  audit_record: 'SELECT, INSERT',
  audit_seal: 'SELECT',
  audit_reseal: 'SELECT',
  function_source: 'SELECT',
  _prisma_migrations: 'SELECT',
};

/**
 * Lets the application's role read and write the tables, but for the records that are only ever added to, and use the
 * job queue. It owns nothing, so it can neither change the schema nor switch off a trigger. Partitions are written
 * through their tables. Nothing to do where one role is both.
 */
export async function grantToApplication(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string; schema: string; isOwner: boolean }>(
    `SELECT relname AS name, relnamespace::regnamespace::text AS schema, pg_has_role($1, relowner, 'USAGE') AS "isOwner"
    FROM pg_class
    WHERE relkind IN ('r', 'p')
      AND (relnamespace = 'public'::regnamespace AND NOT relispartition OR relnamespace = 'pgboss'::regnamespace)`,
    [role],
  );
  const grantee = pg.escapeIdentifier(role);
  const grants = rows
    .filter(({ isOwner }) => !isOwner)
    .map(({ schema, name }) => {
      const rights = restricted[name] ?? 'SELECT, INSERT, UPDATE, DELETE';
      return `GRANT ${rights} ON ${schema}.${pg.escapeIdentifier(name)} TO ${grantee}`;
    });
  if (grants.length === 0) return;
  // Several statements at once are one transaction.
  await client.query([`GRANT USAGE ON SCHEMA rollcall, pgboss TO ${grantee}`, ...grants].join(';\n'));
}
