import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrate, openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { pino } from 'pino';
import { createApp } from '#app.ts';
import { ensureDemo } from '#domain/demo/ensure-demo.ts';
import { createBodyLog } from '#domain/directory/body-log.ts';
import { createRequestLog } from '#domain/directory/request-log.ts';
import { createTxtResolver } from '#domain/domains/txt-resolver.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { createAuthenticator } from '#domain/scim-tokens/authenticator.ts';
import { createSecretBox } from '#domain/secrets/secret-box.ts';
import { encryptionKeys } from '#encryption-keys.ts';
import { ConfigurationError, type Env, readEnv } from '#env.ts';
import { startJobs } from '#jobs/workers.ts';
import { createMailer } from '#mail/mailer.ts';
import { answerUnreadableRequests } from '#scim/unreadable-requests.ts';

/** How long those who wait for an answer are waited for. */
const stopAfterMs = 10_000;

/** What has been started, to be stopped in the opposite order. */
const running: (() => unknown)[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());

try {
  await start(readEnv());
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? explain(error) : error}\n`);
  await stop();
}

async function start(env: Env): Promise<void> {
  const logger = pino({ level: env.logLevel, base: null });
  const embedded = env.databaseUrl === null ? await startEmbeddedPostgres(env.dataDir) : null;
  if (embedded) running.push(embedded.release);
  const url = embedded?.url ?? env.databaseUrl ?? '';
  await migrate({ url, ownerUrl: embedded?.ownerUrl ?? env.databaseOwnerUrl ?? url });
  const db = openDatabase({ url, connectionsMax: env.databaseConnections });
  running.push(db.close);
  await syncRoleTable(db);

  const resolveTxt = createTxtResolver({ servers: env.dnsServers });
  const authenticator = await createAuthenticator(db);
  running.push(authenticator.close);
  const requestLog = createRequestLog(db, (error) =>
    logger.error({ err: error }, 'Records of reads were lost'),
  );
  running.push(requestLog.flush);
  const bodyLog = createBodyLog(db, (count, cause) =>
    logger.warn({ err: cause, count }, 'Bodies of requests were not kept'),
  );
  running.push(bodyLog.flush);
  const mailer = createMailer(env, logger);
  running.push(mailer.close);
  const secrets = createSecretBox(encryptionKeys(env));
  const server = createServer(
    createApp({ ...env, db, authenticator, requestLog, bodyLog, logger, secrets, resolveTxt }),
  );
  answerUnreadableRequests(server);
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(env.port, env.host, done);
  });
  running.push(async () => {
    setTimeout(() => server.closeAllConnections(), stopAfterMs).unref();
    const closed = new Promise((done) => server.close(done));
    server.closeIdleConnections();
    await closed;
  });
  const jobs = await startJobs({
    db,
    logger,
    mailer,
    publicUrl: env.publicUrl,
    ownUrl: ownUrlOf(server),
    flushRecords: requestLog.flush,
    resolveTxt,
  });
  running.push(jobs.stop);

  const demo = embedded && env.demo ? await ensureDemo(db, { publicUrl: env.publicUrl }) : null;
  if (demo) {
    say('A demo organization is ready. Sign in once with each of these links, within 15 minutes:');
    say(`  its admin: ${demo.adminLink}`);
    say(`  support:   ${demo.staffLink}`);
  }
  say(`Rollcall is ready at ${env.publicUrl}`);
}

/** Where the server listens, past any proxy: on this machine where it listens on every address. */
function ownUrlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

/** Answers what was asked before, writes what is kept, and lets go of the database. */
async function stop(): Promise<void> {
  for (const end of running.splice(0).reverse()) await end();
  // Not by running out of work: the schema engine leaves a timer behind.
  process.exit();
}

function explain(error: Error & { code?: unknown; port?: unknown }): string {
  if (error.code === 'EADDRINUSE') return `Port ${error.port} is in use. Choose another with PORT.`;
  return error instanceof ConfigurationError ? error.message : (error.stack ?? error.message);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
