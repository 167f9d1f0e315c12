import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { migrateJobQueue } from './job-queue.ts';
import { grantToApplication } from './privileges.ts';
import { loadSchemaEngine } from './schema-engine.ts';

const prismaFolder = new URL('../../../prisma/', import.meta.url);
const nothingExternal = { externalTables: [], externalEnums: [] };

/** Where tables are made, even if the role has the name of the functions' schema, which is dropped with all that is in it. */
const tablesInPublic = 'SET search_path = public';

/** Any number that nothing else on the database locks by. */
const migrationLock = 7_265_533_001;

export type MigrationResult = { readonly applied: readonly string[]; readonly functionsReplaced: boolean };

/** With what the database is opened, and with what its schema is changed. One role may be both. */
export type DatabaseUrls = { readonly url: string; readonly ownerUrl: string };

/**
 * Brings the database to this version of the schema: the migrations not yet applied, in order, then the functions of
 * prisma/functions (replaced as a whole when a file differs from what was last loaded), then this month's and the
 * next two months' partitions, then the schema of the job queue, then what the application's role may do with it all.
 * Servers that start at once wait for each other. A role that may change no schema finds out whether that is needed.
 * @throws an Error with one sentence when it is needed and not allowed
 */
export async function migrate({ url, ownerUrl }: DatabaseUrls): Promise<MigrationResult> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await refuseOldPostgres(client);
    await client.query(tablesInPublic);
    if (!(await mayChangeSchema(client))) return await checkVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await applyMigrations(ownerUrl);
    const applicationRole = url === ownerUrl ? await roleOf(client) : await roleBehind(url);
    const functionsReplaced = await replaceFunctions(client, applicationRole);
    await client.query('SELECT rollcall.ensure_partitions()');
    await migrateJobQueue(client);
    await grantToApplication(client, applicationRole);
    return { applied, functionsReplaced };
  } finally {
    await client.end();
  }
}

/** Asked of PostgreSQL: the address need not name it. */
async function roleOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query('SELECT current_user::text AS role');
  return rows[0].role;
}

async function roleBehind(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await roleOf(client);
  } finally {
    await client.end();
  }
}

async function mayChangeSchema(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT has_schema_privilege('public', 'CREATE') AS may");
  return rows[0].may;
}

async function checkVersion(client: pg.Client): Promise<MigrationResult> {
  const { hash } = await functionSource();
  const { rows } = await client.query(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AND to_regclass('function_source') IS NOT NULL AS made,
      current_user AS role`,
  );
  const { made, role } = rows[0];
  if (made) {
    const { rows: applied } = await client.query(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    const { rows: loaded } = await client.query('SELECT FROM function_source WHERE hash = $1', [hash]);
    const known = new Set(applied.map(({ name }) => name));
    const isComplete = (await foldersOf('migrations')).every((name) => known.has(name));
    if (isComplete && loaded.length > 0) return { applied: [], functionsReplaced: false };
  }
  throw new Error(
    `The database is not of this version, and the role ${role} may not change it. Run "rollcall migrate" with DATABASE_OWNER_URL.`,
  );
}

/** uuidv7() came with PostgreSQL 18. */
async function refuseOldPostgres(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS number, version()",
  );
  if (rows[0].number < 180_000)
    throw new Error(`Rollcall needs PostgreSQL 18 or newer; this is ${rows[0].version}.`);
}

async function applyMigrations(url: string): Promise<string[]> {
  const migrationDirectories = await Promise.all(
    (await foldersOf('migrations')).map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readPrisma(`migrations/${path}/migration.sql`) },
      },
    })),
  );
  const { appliedMigrationNames } = await withEngine(url, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: fileURLToPath(new URL('migrations', prismaFolder)),
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      filters: nothingExternal,
    }),
  );
  return appliedMigrationNames;
}

async function replaceFunctions(client: pg.Client, applicationRole: string): Promise<boolean> {
  const { script, hash } = await functionSource();
  const { rows } = await client.query('SELECT hash FROM function_source');
  if (rows[0]?.hash === hash) return false;
  await client.query('BEGIN');
  await client.query(script);
  // Here, lest a server that runs meanwhile find functions that it may not call.
  await client.query(`GRANT USAGE ON SCHEMA rollcall TO ${pg.escapeIdentifier(applicationRole)}`);
  await client.query('DELETE FROM function_source');
  await client.query('INSERT INTO function_source (hash) VALUES ($1)', [hash]);
  await client.query('COMMIT');
  return true;
}

async function functionSource(): Promise<{ script: string; hash: string }> {
  const files = (await readdir(new URL('functions', prismaFolder)))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const script = (await Promise.all(files.map((name) => readPrisma(`functions/${name}`)))).join('\n');
  return { script, hash: createHash('sha256').update(script).digest('hex') };
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    onConnect: async (client) => void (await client.query(tablesInPublic)),
  });
  try {
    return await use(await loadSchemaEngine(await readPrisma('schema.prisma'), new PrismaPg(pool)));
  } finally {
    await pool.end();
  }
}

async function foldersOf(name: string): Promise<string[]> {
  const entries = await readdir(new URL(name, prismaFolder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readPrisma(path: string): Promise<string> {
  return readFile(new URL(path, prismaFolder), 'utf8');
}
