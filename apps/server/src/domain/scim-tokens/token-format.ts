import { createHash, randomBytes } from 'node:crypto';

/**
 * The bearer token of a directory: `rcl_<tokenId>_<secret><checksum>:<providerId>`. All parts but the last have a
 * fixed length, so it is read by position: a base64url secret may contain the `_` that separates.
 */
const prefix = 'rcl_';
const tokenIdLength = 12;
const secretBytes = 32;
/** base64url of 32 bytes, without padding. */
const secretLength = 43;
const checksumLength = 6;

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const idAlone = new RegExp(`^[${base32}]{${tokenIdLength}}$`);
const shape = new RegExp(
  `^${prefix}([${base32}]{${tokenIdLength}})_(?:([\\w-]{${secretLength}})([\\w-]{${checksumLength}}):(.+)$)?`,
);

export type NewToken = {
  /** The whole, to be shown once. */
  readonly token: string;
  /** Public: names the credential in lists and records. */
  readonly tokenId: string;
  /** All that is stored of the secret: SHA-256, which is enough for 256 random bits. */
  readonly secretHash: Buffer<ArrayBuffer>;
};

export type ParsedToken =
  | {
      readonly kind: 'token';
      readonly tokenId: string;
      readonly secretHash: Buffer<ArrayBuffer>;
      /** As written; whether the token is of this directory is for the caller to compare. */
      readonly providerId: string;
    }
  /** One of ours by prefix and id, but cut off or mistyped. */
  | { readonly kind: 'damaged'; readonly tokenId: string }
  /** The public id alone, which lists and dialogs show beside the token. */
  | { readonly kind: 'id'; readonly tokenId: string }
  | { readonly kind: 'foreign' };

/** A token with an id of its own or, for an access token, with the id of the credential that it was given for. */
export function generateToken(providerId: string, tokenId: string = generateTokenId()): NewToken {
  const secret = randomBytes(secretBytes).toString('base64url');
  return {
    token: `${prefix}${tokenId}_${secret}${checksumOf(tokenId, secret)}:${providerId}`,
    tokenId,
    secretHash: hashOf(secret),
  };
}

function generateTokenId(): string {
  return Array.from(randomBytes(tokenIdLength), (byte) => base32.charAt(byte % base32.length)).join('');
}

/** Reads what stands after `Bearer `; never throws. Surrounding space is the caller's to remove. */
export function parseToken(text: string): ParsedToken {
  if (idAlone.test(text)) return { kind: 'id', tokenId: text };
  const [, tokenId, secret, checksum, providerId] = shape.exec(text) ?? [];
  if (tokenId === undefined) return { kind: 'foreign' };
  if (secret === undefined || providerId === undefined || checksum !== checksumOf(tokenId, secret)) {
    return { kind: 'damaged', tokenId };
  }
  return { kind: 'token', tokenId, secretHash: hashOf(secret), providerId };
}

/** Tells a damaged paste from a wrong secret. It protects nothing, so it need not be secret or slow. */
function checksumOf(tokenId: string, secret: string): string {
  return createHash('sha256').update(`${tokenId}_${secret}`).digest('base64url').slice(0, checksumLength);
}

function hashOf(secret: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(secret).digest();
}
