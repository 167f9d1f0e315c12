import { createServer } from 'node:http';
import { migrate, openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { pino } from 'pino';
import { createApp } from '#app.ts';
import { ensureDemo } from '#domain/demo/ensure-demo.ts';
import { createRequestLog } from '#domain/directory/request-log.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { readEnv } from '#env.ts';

const stopAfterMs = 10_000;

const env = readEnv();
const logger = pino({ level: env.logLevel, base: null });
const embedded = env.databaseUrl === null ? await startEmbeddedPostgres(env.dataDir) : null;
const url = embedded?.url ?? env.databaseUrl ?? '';
await migrate(url);
const db = openDatabase({ url, connectionsMax: env.databaseConnections });
await syncRoleTable(db);

const requestLog = createRequestLog(db, (error) =>
  logger.error({ err: error }, 'Records of reads were lost'),
);
const server = createServer(createApp({ ...env, db, requestLog, logger }));
await new Promise<void>((done, fail) => {
  server.once('error', fail).listen(env.port, env.host, done);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));

const demo = embedded && env.demo ? await ensureDemo(db, { publicUrl: env.publicUrl }) : null;
if (demo) {
  say('A demo organization is ready. Sign in once with each of these links, within 15 minutes:');
  say(`  its admin: ${demo.adminLink}`);
  say(`  support:   ${demo.staffLink}`);
}
say(`Rollcall is ready at ${env.publicUrl}`);

/** Answers what was asked before, writes what is kept, and lets go of the database. */
async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'Stopping');
  await new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), stopAfterMs).unref();
  });
  await requestLog.flush();
  await db.close();
  await embedded?.release();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
