import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, openDatabase } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { pino } from 'pino';
import { type AppDependencies, createApp } from '#app.ts';
import { createBodyLog } from '#domain/directory/body-log.ts';
import { createRequestLog } from '#domain/directory/request-log.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { createAuthenticator } from '#domain/scim-tokens/authenticator.ts';
import { generateToken } from '#domain/scim-tokens/token-format.ts';
import { createSecretBox, keyBytes } from '#domain/secrets/secret-box.ts';
import { type PublishedRecords, publishedRecords } from '#domain/testing/published-records.ts';
import { answerUnreadableRequests } from '#scim/unreadable-requests.ts';

export type Directory = {
  readonly organizationId: string;
  readonly directoryId: string;
  readonly tokenId: string;
  readonly token: string;
};

export type Server = {
  readonly origin: string;
  close(): Promise<void>;
};

export type Endpoint = Server & {
  readonly db: Database;
  readonly baseUrl: string;
  /** Runs a statement as a superuser, past triggers and references. */
  readonly tamper: (statement: string) => Promise<void>;
  /** What the server logged, each line once. */
  readonly logged: string[];
  /** DNS as the server sees it. */
  readonly dns: PublishedRecords;
  /** A directory with a token, in the organization given or a new one. */
  createDirectory(organizationId?: string): Promise<Directory>;
  /** Waits until the records of reads, and bodies, are written. */
  flush(): Promise<void>;
  /** Another server on the same database, with connections and memory of its own. To be closed before this one. */
  startAnother(): Promise<Server>;
};

/** The whole application on a port of its own, with a database of its own. */
export async function startEndpoint({
  rateLimits = noRateLimits,
  staffSecondFactor = false,
  logLevel = 'warn',
} = {}): Promise<Endpoint> {
  const { url, db, tamper, close } = await createTestDatabase();
  await syncRoleTable(db);
  const logged: string[] = [];
  const logger = pino({ level: logLevel }, { write: (line) => void logged.push(line) });
  const dns = publishedRecords();
  const keys = [randomBytes(keyBytes)];
  const secrets = createSecretBox(() => keys);
  const resolveTxt = dns.resolve;
  const settings = { logger, secrets, rateLimits, staffSecondFactor, resolveTxt };
  const { origin, flush, close: stop } = await serve(db, settings);
  return {
    db,
    tamper,
    origin,
    baseUrl: `${origin}/api/auth/scim/v2`,
    logged,
    dns,
    createDirectory: (organizationId) => createDirectory(db, organizationId),
    flush,
    startAnother: async () => {
      const own = openDatabase({ url });
      const another = await serve(own, settings);
      return {
        origin: another.origin,
        close: async () => {
          await another.close();
          await own.close();
        },
      };
    },
    close: async () => {
      await stop();
      await close();
    },
  };
}

type ServerSettings = Pick<
  AppDependencies,
  'logger' | 'secrets' | 'rateLimits' | 'staffSecondFactor' | 'resolveTxt'
>;

async function serve(db: Database, settings: ServerSettings): Promise<Server & { flush(): Promise<void> }> {
  const { logger } = settings;
  const requestLog = createRequestLog(db, (error) =>
    logger.error({ err: error }, 'Records of reads were lost'),
  );
  const bodyLog = createBodyLog(db, (count, cause) =>
    logger.error({ err: cause, count }, 'Bodies of requests were not kept'),
  );
  const flush = async () => void (await Promise.all([requestLog.flush(), bodyLog.flush()]));
  const authenticator = await createAuthenticator(db);
  const server = createServer();
  answerUnreadableRequests(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const fixed = { publicUrl: origin, trustProxy: false, ssoAllowPrivateAddresses: true };
  server.on('request', createApp({ ...settings, ...fixed, db, authenticator, requestLog, bodyLog }));
  return {
    origin,
    flush,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await flush();
      await authenticator.close();
    },
  };
}

const noRateLimits = { requestsPerSecond: 1_000_000, burst: 0 };

let made = 0;

/** A directory with a token, in the organization given or a new one. */
export async function createDirectory(db: Database, inOrganization?: string): Promise<Directory> {
  made += 1;
  const organizationId =
    inOrganization ??
    (await db.prisma.organization.create({ data: { slug: `org-${made}`, name: `Organization ${made}` } })).id;
  const providerId = `directory-${made}`;
  const directory = await db.prisma.directory.create({
    data: {
      organizationId,
      provider: 'generic',
      name: `Directory ${made}`,
      providerId: { create: { providerId } },
    },
  });
  const { token, tokenId, secretHash } = generateToken(providerId);
  await db.prisma.scimCredential.create({
    data: {
      organizationId,
      directoryId: directory.id,
      tokenId,
      secretHash,
      name: 'Test',
      createdBy: 'Test',
      expiresAt: new Date(Date.now() + 86_400_000),
      credentialId: { create: {} },
    },
  });
  return { organizationId, directoryId: directory.id, tokenId, token };
}
