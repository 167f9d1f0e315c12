import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyBytes } from '#domain/secrets/secret-box.ts';
import { ConfigurationError, type Env } from '#env.ts';

type KeySource = Pick<Env, 'encryptionKeys' | 'databaseUrl' | 'dataDir'>;

/**
 * The keys of the secret box, the first of which seals: those of ENCRYPTION_KEY, or with an embedded database those
 * of a file beside it, which is made when it is first asked for. Read at every use, so that a running server takes
 * up the key that a rotation adds to the file.
 */
export function encryptionKeys({ encryptionKeys: configured, databaseUrl, dataDir }: KeySource) {
  if (configured.length > 0 || databaseUrl !== null) return () => configured;
  return () => keysInFile(dataDir);
}

/**
 * Puts a new key first in the file of an embedded installation. The key that was first stays, for what is being
 * sealed with it at this moment; older ones are dropped, since nothing is sealed with them after a rotation.
 */
export function addKeyToFile(dataDir: string): void {
  const [current] = keysInFile(dataDir);
  const keys = [generateKey(), ...(current ? [current.toString('base64')] : [])];
  const path = keyFile(dataDir);
  const next = `${path}.${process.pid}`;
  writeFileSync(next, `${keys.join('\n')}\n`, { mode: 0o600 });
  renameSync(next, path);
}

/** As ENCRYPTION_KEY takes it: 32 random bytes in base64. */
export function generateKey(): string {
  return randomBytes(keyBytes).toString('base64');
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'encryption-key');
}

function keysInFile(dataDir: string): Buffer[] {
  const path = keyFile(dataDir);
  ensureFile(dataDir, path);
  const keys = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return keys.map((text) => {
    const key = Buffer.from(text, 'base64');
    if (key.length !== keyBytes) throw new ConfigurationError(`${path} has a line that is not a key.`);
    return key;
  });
}

/** Whole or not at all: of two processes that make it at once, both go on with the key of the first. */
function ensureFile(dataDir: string, path: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    chmodSync(path, 0o600);
  } catch {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, `${generateKey()}\n`, { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    rmSync(draft, { force: true });
  }
}
