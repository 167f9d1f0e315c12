import type { Transaction } from '@rollcall/db';
import { AppError } from '#errors.ts';

/**
 * Does `work` unless it would leave nobody who administers. An IdP may do that, and a lockout hold catches it; a person
 * in the portal is refused with the names of those whom it is about, and nothing of the work stays. With `holds: 'kept'`
 * a lockout hold that catches the work is let stand.
 * To be called under `lockRoles`.
 * @throws conflict
 */
export async function refuseLockout<T>(
  tx: Transaction,
  organizationId: string,
  work: () => Promise<T>,
  { holds = 'refused' }: { holds?: 'refused' | 'kept' } = {},
): Promise<T> {
  const before = await administratorsOf(tx, organizationId);
  const holdsBefore = await tx.lockoutHold.count({ where: { organizationId } });
  const result = await work();
  const after = await administratorsOf(tx, organizationId);
  // By their number: one that a merge moves, or that has its way again after an override, is not a new hold.
  const isNewHold = (await tx.lockoutHold.count({ where: { organizationId } })) > holdsBefore;
  const kept = holds === 'refused' && isNewHold ? after.filter(({ held }) => held) : [];
  if (kept.length > 0 || (after.length === 0 && before.length > 0)) {
    const losing = kept.length > 0 ? kept : before;
    throw new AppError(
      'conflict',
      lockoutSentence({ count: losing.length, names: losing.map(({ name }) => name) }),
    );
  }
  return result;
}

/** Why a change is refused that takes administration from the last people who have it. `count` includes the named. */
export function lockoutSentence({ count, names }: { count: number; names: readonly string[] }): string {
  const shown = names.slice(0, namesMax);
  const all = count > shown.length ? [...shown, `${count - shown.length} more`] : shown;
  const losing = new Intl.ListFormat('en', { type: 'conjunction' }).format(all);
  return `Nobody could run the organization after this: ${losing} would no longer be an admin, and nobody else is. Make somebody else an admin first.`;
}

const namesMax = 5;

/** Who can act: not somebody whose removal is pending. */
type Administrator = { id: string; name: string; held: boolean };

function administratorsOf(tx: Transaction, organizationId: string): Promise<Administrator[]> {
  return tx.$queryRaw<Administrator[]>`
    SELECT m.id, m.display_name AS name, h.member_id IS NOT NULL AS held
    FROM member m
    JOIN role r ON r.name = m.role
    LEFT JOIN lockout_hold h ON h.organization_id = m.organization_id AND h.member_id = m.id
    WHERE m.organization_id = ${organizationId}::uuid AND rollcall.has_access(m) AND r.administers
      AND NOT rollcall.removal_is_pending(m)
    ORDER BY m.display_name, m.id`;
}
