import { createHash, randomInt } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';

const count = 10;
const groups = 4;
const groupLength = 4;
/** Without what is mistaken for something else. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten new codes in place of all that there were, each good for one sign-in. Kept as hashes: 79 random bits each. */
export async function makeRecoveryCodes(db: Database, principal: Principal): Promise<string[]> {
  const owner = ownerColumns(principal);
  const codes = Array.from({ length: count }, newCode);
  await db.transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: owner });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ codeHash: hashOf(principal, code), ...owner })),
    });
  });
  return codes;
}

/** False when it is none of theirs or was used. */
export async function useRecoveryCode(db: Database, principal: Principal, code: string): Promise<boolean> {
  const { count: used } = await db.prisma.recoveryCode.updateMany({
    where: { codeHash: hashOf(principal, code), usedAt: null, ...ownerColumns(principal) },
    data: { usedAt: new Date() },
  });
  return used > 0;
}

function newCode(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
}

/** However it was typed. */
function hashOf({ kind, id }: Principal, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`${kind} ${id} ${plain}`).digest('hex');
}
