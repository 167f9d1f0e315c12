import { type Database, type DatabaseUrls, migrate, openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { findOrganization } from '#domain/organizations/queries.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { Actor, ActorScope } from '#domain/scope.ts';
import { type Env, readEnv } from '#env.ts';
import { notFound } from '#errors.ts';

/** A command needs few connections, and a running server has its own. */
const connectionsMax = 4;

export const commandLine: Actor = { kind: 'cli', id: null, name: 'Command line', address: null };

/**
 * Opens the database that the server uses, brought to this version, for the time of `work`. Without DATABASE_URL it
 * is the PostgreSQL under DATA_DIR: that of the running server, or one that is started and stopped again.
 */
export async function withDatabase<T>(work: (db: Database, env: Env) => Promise<T>): Promise<T> {
  const env = readEnv();
  const { release, ...urls } = await databaseOf(env);
  try {
    await migrate(urls);
    const db = openDatabase({ url: urls.url, connectionsMax });
    try {
      await syncRoleTable(db);
      return await work(db, env);
    } finally {
      await db.close();
    }
  } finally {
    await release();
  }
}

/** @throws not_found */
export async function scopeOfOrganization(db: Database, slug: string): Promise<ActorScope> {
  const organization = await findOrganization(db, slug);
  if (!organization) throw notFound(`organization as ${slug}`);
  return { db, organizationId: organization.id, actor: commandLine };
}

export async function databaseOf(env: Env): Promise<DatabaseUrls & { release: () => Promise<void> }> {
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl, dataDir } = env;
  if (url === null || ownerUrl === null) return await startEmbeddedPostgres(dataDir);
  return { url, ownerUrl, release: async () => {} };
}
