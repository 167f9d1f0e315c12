import { createServer } from 'node:net';
import { type Database, migrate, openDatabase } from '@rollcall/db';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { type BenchmarkPostgres, startBenchmarkPostgres } from './benchmark-postgres.ts';
import { createCeilingTables } from './ceiling-tables.ts';
import { type ChildServer, startChildServer } from './child-server.ts';
import { openTarget, type Target } from './load.ts';
import { clockOfPostgres, clockOfProcess, type ProcessorClock } from './processor-time.ts';
import type { Tenant } from './tenant.ts';
import type { UndoStack } from './undo-stack.ts';

export const scimPath = '/api/auth/scim/v2';

/** All that a scenario needs: our server as a process of its own, and the PostgreSQL under it. */
export type Installation = {
  readonly postgres: BenchmarkPostgres;
  /** The same database from this process, to prepare what is measured. */
  readonly db: Database;
  readonly origin: string;
  readonly serverClock: ProcessorClock;
  readonly postgresClock: ProcessorClock;
  /** Our endpoint as the directory's identity provider sees it. */
  targetOf(tenant: Tenant): Target;
  /** A bare server for the rows of one directory, as a process of its own. */
  startCeiling(tenant: Tenant): Promise<{ readonly target: Target; readonly clock: ProcessorClock }>;
};

export async function startInstallation(
  undo: UndoStack,
  { cpuProfile }: { cpuProfile: string | undefined },
): Promise<Installation> {
  const postgres = await startBenchmarkPostgres(undo);
  await migrate({ url: postgres.url, ownerUrl: postgres.url });
  await createCeilingTables(postgres);
  const db = openDatabase({ url: postgres.url, connectionsMax: 4 });
  undo.push(() => db.close());
  await syncRoleTable(db);

  const start = async (options: Parameters<typeof startChildServer>[0]): Promise<ChildServer> => {
    const child = startChildServer(options);
    undo.push(() => child.stop());
    return await child.ready;
  };
  const port = await freePort();
  const server = await start({
    script: new URL('../src/main.ts', import.meta.url),
    nodeOptions: cpuProfile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${cpuProfile}`],
    env: {
      DATABASE_URL: postgres.url,
      DATA_DIR: postgres.dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'warn',
      // What limits a client is not what is measured; the limiter itself is.
      SCIM_REQUESTS_PER_SECOND: '1000000',
    },
  });
  const open = (origin: string, headers?: Target['headers']) => {
    const target = openTarget(origin, headers);
    undo.push(() => target.pool.destroy());
    return target;
  };
  return {
    postgres,
    db,
    origin: server.origin,
    serverClock: clockOfProcess(server.pid),
    postgresClock: clockOfPostgres(postgres.postmasterPid),
    targetOf: ({ token }) => open(server.origin, { authorization: `Bearer ${token}` }),
    startCeiling: async ({ organizationId, directoryId }) => {
      const ceiling = await start({
        script: new URL('./ceiling-server.ts', import.meta.url),
        args: [organizationId, directoryId],
        env: { DATABASE_URL: postgres.url },
      });
      return { target: open(ceiling.origin), clock: clockOfProcess(ceiling.pid) };
    },
  };
}

/** Our server says where it is, but cannot be told to choose a port by itself. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
