import type { Transaction } from '@rollcall/db';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { Database } from '#domain/scope.ts';
import type { Addressee, Notice } from './notice.ts';

type Announcement = {
  readonly notice: Notice;
  /** `admins`: everybody who administers, can sign in and is not about to be removed. */
  readonly to: readonly (Addressee | 'admins')[];
};

/** Has a mail sent to each of them, in the transaction that is the reason for it. */
export async function announce(
  { db, tx }: { db: Database; tx: Transaction },
  organizationId: string,
  { notice, to }: Announcement,
): Promise<void> {
  for (const group of to) {
    const addressees = group === 'admins' ? await adminsWhoStay(tx, organizationId) : [group];
    for (const addressee of addressees) {
      await enqueue({ db, tx }, 'send-notice', { organizationId, notice, to: addressee });
    }
  }
}

async function adminsWhoStay(tx: Transaction, organizationId: string): Promise<{ memberId: string }[]> {
  return await tx.$queryRaw<{ memberId: string }[]>`
    SELECT m.id AS "memberId" FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND r.administers AND rollcall.has_access(m)
      AND m.account_id IS NOT NULL AND NOT rollcall.removal_is_pending(m)
    ORDER BY m.id`;
}
