import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { migrateJobQueue } from './job-queue.ts';
import { loadSchemaEngine } from './schema-engine.ts';

const prismaFolder = new URL('../../../prisma/', import.meta.url);
const nothingExternal = { externalTables: [], externalEnums: [] };

/** Where tables are made, even if the role has the name of the functions' schema, which is dropped with all that is in it. */
const tablesInPublic = 'SET search_path = public';

/** Any number that nothing else on the database locks by. */
const migrationLock = 7_265_533_001;

export type MigrationResult = { readonly applied: readonly string[]; readonly functionsReplaced: boolean };

/**
 * Brings the database to this version of the schema: the migrations not yet applied, in order, then the functions of
 * prisma/functions (replaced as a whole when a file differs from what was last loaded), then this month's and the
 * next two months' partitions, then the schema of the job queue. Servers that start at once wait for each other.
 */
export async function migrate(url: string): Promise<MigrationResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseOldPostgres(client);
    await client.query(tablesInPublic);
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await applyMigrations(url);
    const functionsReplaced = await replaceFunctions(client);
    await client.query('SELECT rollcall.ensure_partitions()');
    await migrateJobQueue(client);
    return { applied, functionsReplaced };
  } finally {
    await client.end();
  }
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

async function replaceFunctions(client: pg.Client): Promise<boolean> {
  const files = (await readdir(new URL('functions', prismaFolder)))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const script = (await Promise.all(files.map((name) => readPrisma(`functions/${name}`)))).join('\n');
  const hash = createHash('sha256').update(script).digest('hex');
  const { rows } = await client.query('SELECT hash FROM function_source');
  if (rows[0]?.hash === hash) return false;
  await client.query('BEGIN');
  await client.query(script);
  await client.query('DELETE FROM function_source');
  await client.query('INSERT INTO function_source (hash) VALUES ($1)', [hash]);
  await client.query('COMMIT');
  return true;
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
