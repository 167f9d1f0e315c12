import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealedColumns } from '#domain/secrets/sealed-columns.ts';
import { createSecretBox } from '#domain/secrets/secret-box.ts';
import { readEnv } from '#env.ts';
import { addKeyToFile, encryptionKeys, generateKey } from './encryption-keys.ts';

const place = { in: sealedColumns.ssoClientSecret, key: ['organization', 'connection'] };

describe('the encryption key', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rollcall-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('of an embedded installation is made once, for its owner alone to read', async () => {
    const sealed = createSecretBox(encryptionKeys(readEnv({ DATA_DIR: dataDir }))).seal('s3cret', place);
    expect(await readdir(dataDir)).toEqual(['encryption-key']);
    expect((await stat(join(dataDir, 'encryption-key'))).mode & 0o777).toBe(0o600);
    expect(createSecretBox(encryptionKeys(readEnv({ DATA_DIR: dataDir }))).open(sealed, place)).toBe(
      's3cret',
    );
  });

  it('that a rotation adds counts in a server that runs already', () => {
    const running = createSecretBox(encryptionKeys(readEnv({ DATA_DIR: dataDir })));
    const before = running.seal('s3cret', place);
    addKeyToFile(dataDir);
    expect(running.open(before, place)).toBe('s3cret');
    expect(running.seal('s3cret', place).split('.')[0]).not.toBe(before.split('.')[0]);
  });

  it('is never made up beside a database of the vendor', () => {
    const env = readEnv({ DATA_DIR: dataDir, DATABASE_URL: 'postgres://db.test/rollcall' });
    expect(encryptionKeys(env)()).toEqual([]);
  });

  it('can be several, the first of which seals', () => {
    const [newer, older] = [generateKey(), generateKey()];
    const env = readEnv({ ENCRYPTION_KEY: `${newer}, ${older}` });
    expect(encryptionKeys(env)().map((key) => key.toString('base64'))).toEqual([newer, older]);
  });

  it.each(['short', 'x'.repeat(43).concat('!'), Buffer.alloc(16).toString('base64')])(
    'is refused when it is not 32 bytes: %s',
    (key) => {
      expect(() => readEnv({ ENCRYPTION_KEY: key })).toThrow(/32 bytes in base64/);
    },
  );

  it('in a file that was spoilt is refused, with the name of the file', async () => {
    await writeFile(join(dataDir, 'encryption-key'), 'spoilt\n');
    const box = createSecretBox(encryptionKeys(readEnv({ DATA_DIR: dataDir })));
    expect(() => box.seal('s3cret', place)).toThrow(/encryption-key has a line that is not a key/);
  });
});
