import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '#errors.ts';
import type { SealedColumn } from './sealed-columns.ts';

/**
 * Where a sealed secret stands. It opens nowhere else: one that is copied to another row, another organization or
 * another column is refused.
 */
type SecretPlace = {
  readonly in: SealedColumn;
  /** The values of `in.key`, in its order. */
  readonly key: readonly string[];
};

/** Seals what we must be able to read again: OIDC client secrets, TOTP secrets. What is only compared is hashed. */
export type SecretBox = {
  /** With the first key. Sealed text is printable and carries the id of its key. @throws unavailable without a key */
  seal(secret: string, place: SecretPlace): string;
  /** With whichever key sealed it. @throws unavailable when that key is missing, Error when it was tampered with. */
  open(sealed: string, place: SecretPlace): string;
  /** What everything begins with that the first key sealed. @throws unavailable without a key */
  currentPrefix(): string;
};

export const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM. `readKeys` is asked at every use, so that a key added to a file counts at once; the first one seals,
 * all of them open. A sealed secret is `<key id>.<base64url of iv, ciphertext and tag>`.
 */
export function createSecretBox(readKeys: () => readonly Buffer[]): SecretBox {
  const currentKey = () => {
    const [key] = readKeys();
    if (key) return key;
    throw new AppError(
      'unavailable',
      'Secrets cannot be kept here yet: whoever runs this server has to set ENCRYPTION_KEY (`rollcall keys generate` makes one).',
    );
  };
  return {
    currentPrefix: () => `${keyId(currentKey())}.`,

    seal: (secret, place) => {
      const key = currentKey();
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(place));
      const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${keyId(key)}.${sealed.toString('base64url')}`;
    },

    open: (sealed, place) => {
      const [id = '', body = ''] = sealed.split('.');
      const key = readKeys().find((candidate) => keyId(candidate) === id);
      if (!key) {
        throw new AppError(
          'unavailable',
          `A secret cannot be read: whoever runs this server has to add the key ${id} to ENCRYPTION_KEY again.`,
        );
      }
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(boundTo(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      const secret = decipher.update(bytes.subarray(ivBytes, -tagBytes));
      return Buffer.concat([secret, decipher.final()]).toString('utf8');
    },
  };
}

/** Public: tells keys apart and gives nothing away of them. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('rollcall key id').update(key).digest('hex').slice(0, 8);
}

function boundTo({ in: { table, column }, key }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([table, column, ...key]));
}
