import { randomUUID } from 'node:crypto';
import { isRole } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import type { ActorScope } from '#domain/scope.ts';
import { recordAudit } from './record-audit.ts';

export type AuditedPerson = {
  readonly memberId: string;
  /** The account that they act with in the portal, if it is to be forgotten too. */
  readonly accountId: string | null;
  /** What else names them: names, user names, addresses, as they stand in records. */
  readonly names: readonly string[];
};

/** Stands where a name stood. */
export const erasedPerson = 'Erased person';

const lettersMin = 2;

/**
 * Takes a person out of every audit record of the organization: the name and address of who acted, the name of whom it was
 * about, and the given names wherever they stand in what a record says. What was done, when, and that somebody did it stays,
 * and so does the chain: each changed record is sealed anew, and a record of the erasure holds the digest of
 * the new seals. To be called in the transaction that erases, after all else that it records.
 * @returns how many records changed
 */
export async function eraseAuditContent(
  tx: Transaction,
  scope: Omit<ActorScope, 'db'>,
  { memberId, accountId, names }: AuditedPerson,
): Promise<{ records: number }> {
  const { organizationId } = scope;
  const erasureId = randomUUID();
  // The longest first, lest a first name leave the rest of the whole name behind. The name of a role is no name.
  const texts = [...new Set(names.map((name) => name.trim()))]
    .filter((name) => name.length >= lettersMin && !isRole(name))
    .sort((a, b) => b.length - a.length);
  const [erased] = await tx.$queryRaw<{ records: number; seal: string }[]>`
    SELECT records, seal FROM rollcall.erase_from_audit(${organizationId}::uuid, ${memberId}::uuid, ${accountId}::uuid,
      ${texts}::text[], ${erasedPerson}, ${erasureId}::uuid)`;
  if (!erased) throw new Error('The erasure gave no answer');
  await recordAudit(tx, scope, {
    id: erasureId,
    action: 'audit.erased',
    target: { kind: 'member', id: memberId, name: erasedPerson },
    after: { records: erased.records, seal: erased.seal },
  });
  return { records: erased.records };
}
