import { isIP } from 'node:net';
import { brand } from '@rollcall/access';
import { z } from 'zod';

const boolean = z
  .enum(['true', 'false', '1', '0', ''])
  .transform((value) => value === 'true' || value === '1');

/** Base64 or base64url; other characters would be skipped in silence. */
const encryptionKey = z
  .string()
  .trim()
  .regex(/^[\w+/-]{43}=?$/, 'Each key must be 32 bytes in base64, as `rollcall keys generate` makes them')
  .transform((text) => Buffer.from(text, 'base64'));

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The default is every address with DATABASE_URL, and this machine alone without. */
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(20),
  DATA_DIR: z.string().min(1).default('.rollcall'),
  ENCRYPTION_KEY: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(encryptionKey)),
  STAFF_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SCIM_REQUESTS_PER_SECOND: z.coerce.number().int().min(50).default(200),
  SCIM_BURST: z.coerce.number().int().min(0).default(2_000),
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((server) => server.trim())
        .filter(Boolean),
    )
    .refine((servers) => servers.every(isDnsServer), 'Give IP addresses, each with :port if it is not 53.'),
  TRUST_PROXY: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SSO_ALLOW_PRIVATE_ADDRESSES: boolean.default(false),
  DEMO: boolean.default(true),
});

const scimTokenVariable = 'ROLLCALL_SCIM_TOKEN';

/** Every variable that is read. */
export const variableNames: readonly string[] = [...Object.keys(schema.shape), scimTokenVariable];

export type Env = Readonly<{
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  /** Null: a PostgreSQL of our own under dataDir. */
  databaseUrl: string | null;
  /** Of the role that owns the tables; as databaseUrl where one role does everything. */
  databaseOwnerUrl: string | null;
  databaseConnections: number;
  dataDir: string;
  /** The first one seals, all of them open. None: with an embedded database those of a file beside it. */
  encryptionKeys: readonly Buffer[];
  /** Staff have to show a second factor. The default is yes, but for the demo on this machine. */
  staffSecondFactor: boolean;
  /** Null: mails are written to files under dataDir. */
  smtpUrl: string | null;
  /** `Name <address>`, or an address. */
  mailFrom: string;
  /** Of one directory to this process. Entra ID asks for at least 25 requests a second; fewer than 50 are not offered. */
  rateLimits: { requestsPerSecond: number; burst: number };
  /** Which look up the records that prove domains; empty: those of the system. */
  dnsServers: readonly string[];
  /** As Express's `trust proxy`: false, a number of hops, or addresses. */
  trustProxy: boolean | number | string;
  logLevel: string;
  /** Single sign-on may ask IdPs on this machine and network, over http too. For development. */
  ssoAllowPrivateAddresses: boolean;
  /** Make the demo organization at the first start of the embedded database. */
  demo: boolean;
}>;

/** Something that whoever runs the server has to mend; its message says what. */
export class ConfigurationError extends Error {}

/** @throws ConfigurationError that lists every variable that is wrong. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const parsed = schema.safeParse(withoutEmpty(variables));
  if (!parsed.success)
    throw new ConfigurationError(`The environment is not valid.\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, '');
  refusePlainHttp(publicUrl);
  return {
    port: data.PORT,
    host: data.HOST ?? (data.DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
    publicUrl,
    databaseUrl: data.DATABASE_URL ?? null,
    databaseOwnerUrl: data.DATABASE_OWNER_URL ?? data.DATABASE_URL ?? null,
    databaseConnections: data.DATABASE_CONNECTIONS,
    dataDir: data.DATA_DIR,
    encryptionKeys: data.ENCRYPTION_KEY,
    staffSecondFactor: isStaffSecondFactorRequired(data, publicUrl),
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: mailFromOf(data),
    rateLimits: { requestsPerSecond: data.SCIM_REQUESTS_PER_SECOND, burst: data.SCIM_BURST },
    dnsServers: data.DNS_SERVERS,
    trustProxy: trustProxyOf(data.TRUST_PROXY),
    logLevel: data.LOG_LEVEL,
    ssoAllowPrivateAddresses: data.SSO_ALLOW_PRIVATE_ADDRESSES,
    demo: data.DEMO,
  };
}

function isStaffSecondFactorRequired(
  data: { STAFF_SECOND_FACTOR?: string | undefined; DATABASE_URL?: string | undefined },
  publicUrl: string,
): boolean {
  if (data.STAFF_SECOND_FACTOR !== undefined) return data.STAFF_SECOND_FACTOR === 'required';
  return data.DATABASE_URL !== undefined || publicUrl.startsWith('https:');
}

/** A mail server takes no mail from an address that is made up. */
function mailFromOf({
  SMTP_URL,
  MAIL_FROM,
}: {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}): string {
  if (MAIL_FROM !== undefined) return MAIL_FROM;
  if (SMTP_URL === undefined) return `${brand.productName} <rollcall@localhost>`;
  throw new ConfigurationError('Set MAIL_FROM as well: the address that mails through SMTP_URL come from.');
}

function isDnsServer(server: string): boolean {
  const [, bracketed] = /^\[(.*)\](:\d+)?$/.exec(server) ?? [];
  return isIP(bracketed ?? (isIP(server) ? server : server.replace(/:\d+$/, ''))) !== 0;
}

function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

function refusePlainHttp(publicUrl: string): void {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !isLocal) {
    throw new ConfigurationError(
      `PUBLIC_URL must begin with https:// (${publicUrl}): tokens and sessions travel over it.`,
    );
  }
}

function trustProxyOf(value: string): boolean | number | string {
  if (value === '' || value === 'false') return false;
  if (value === 'true') return true;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** The token that the command line's simulated IdP sends; in the environment, where no list of processes shows it. */
export function readScimToken(variables: NodeJS.ProcessEnv = process.env): string | null {
  return variables[scimTokenVariable] || null;
}
