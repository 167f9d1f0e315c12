import { createHash } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { ownerColumns, ownerOf, type Principal } from '#domain/accounts/principal.ts';
import { AppError, notFound } from '#errors.ts';

const challengeLifetimeMs = 5 * 60_000;
const passkeysMax = 20;

type Purpose = 'register' | 'sign_in';

/** Keeps a challenge for five minutes: of `owner` for a new passkey, of nobody for a sign-in. */
export async function keepChallenge(
  db: Database,
  challenge: string,
  { purpose, owner }: { purpose: Purpose; owner: Principal | null },
): Promise<void> {
  await db.prisma.passkeyChallenge.create({
    data: {
      challengeHash: hashOf(challenge),
      purpose,
      expiresAt: new Date(Date.now() + challengeLifetimeMs),
      ...(owner ? ownerColumns(owner) : {}),
    },
  });
}

/** Uses a challenge up. False when it was never given for this, was used, or is too old. */
export async function useChallenge(
  db: Database,
  challenge: string,
  { purpose, owner }: { purpose: Purpose; owner: Principal | null },
): Promise<boolean> {
  const { count } = await db.prisma.passkeyChallenge.deleteMany({
    where: {
      challengeHash: hashOf(challenge),
      purpose,
      expiresAt: { gt: new Date() },
      ...(owner ? ownerColumns(owner) : { accountId: null, staffAccountId: null }),
    },
  });
  return count > 0;
}

export type StoredPasskey = {
  readonly owner: Principal;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
};

export async function findPasskey(db: Database, credentialId: string): Promise<StoredPasskey | null> {
  const found = await db.prisma.passkey.findUnique({ where: { credentialId } });
  if (!found) return null;
  const { publicKey, counter, transports } = found;
  return { owner: ownerOf(found), publicKey, counter: Number(counter), transports };
}

export async function addPasskey(
  db: Database,
  owner: Principal,
  passkey: {
    credentialId: string;
    name: string;
    publicKey: Uint8Array<ArrayBuffer>;
    counter: number;
    transports: string[];
  },
): Promise<void> {
  const { counter, name, ...rest } = passkey;
  if ((await db.prisma.passkey.count({ where: ownerColumns(owner) })) >= passkeysMax) {
    throw new AppError('conflict', `Nobody has more than ${passkeysMax} passkeys. Remove one first.`);
  }
  await db.prisma.passkey.create({
    data: { ...rest, name: nameOf(name), counter: BigInt(counter), ...ownerColumns(owner) },
  });
}

/** False when another use was counted at the same time, or a copy of the passkey is ahead of this one. */
export async function notePasskeyUse(db: Database, credentialId: string, counter: number): Promise<boolean> {
  const noted = await db.query(
    {
      text: `UPDATE passkey SET counter = $2, last_used_at = now()
             WHERE credential_id = $1 AND (counter < $2 OR counter = 0 AND $2 = 0) RETURNING 1`,
    },
    [credentialId, counter],
  );
  return noted.length > 0;
}

/** @throws not_found when it is none of theirs */
export async function renamePasskey(
  db: Database,
  owner: Principal,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { count } = await db.prisma.passkey.updateMany({
    where: { credentialId: id, ...ownerColumns(owner) },
    data: { name: nameOf(name) },
  });
  if (count === 0) throw notFound('passkey');
}

/** @throws not_found when it is none of theirs */
export async function removePasskey(db: Database, owner: Principal, id: string): Promise<void> {
  const { count } = await db.prisma.passkey.deleteMany({
    where: { credentialId: id, ...ownerColumns(owner) },
  });
  if (count === 0) throw notFound('passkey');
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 100) throw new AppError('invalid', 'A passkey needs a name.');
  return name;
}

function hashOf(challenge: string): string {
  return createHash('sha256').update(challenge).digest('hex');
}
