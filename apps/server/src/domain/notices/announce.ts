import type { Transaction } from '@rollcall/db';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { Database } from '#domain/scope.ts';
import type { Addressee, Notice } from './notice.ts';

type Announcement = {
  readonly notice: Notice;
  readonly to: readonly (Addressee | keyof typeof groups)[];
};

/** Several at once. */
const groups = {
  /** Everybody who administers, can sign in and is not about to be removed. */
  admins: adminsWhoStay,
  /** Everybody who has an account and administers or has administered, with access or without. */
  former_admins: formerAdmins,
  /** Of support. */
  managers: (tx: Transaction) =>
    tx.$queryRaw<Addressee[]>`SELECT id AS "staffId" FROM staff_account WHERE role = 'manager' ORDER BY id`,
} satisfies Record<string, (tx: Transaction, organizationId: string) => Promise<Addressee[]>>;

function isGroup(to: Addressee | keyof typeof groups): to is keyof typeof groups {
  return typeof to === 'string' && to in groups;
}

/** Has a mail sent to each of them, in the transaction that is the reason for it. */
export async function announce(
  { db, tx }: { db: Database; tx: Transaction },
  organizationId: string,
  { notice, to }: Announcement,
): Promise<void> {
  for (const one of to) {
    const addressees = isGroup(one) ? await groups[one](tx, organizationId) : [one];
    for (const addressee of addressees) {
      await enqueue({ db, tx }, 'send-notice', { organizationId, notice, to: addressee });
    }
  }
}

async function adminsWhoStay(tx: Transaction, organizationId: string): Promise<Addressee[]> {
  return await tx.$queryRaw<Addressee[]>`
    SELECT m.id AS "memberId" FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND r.administers AND rollcall.has_access(m)
      AND m.account_id IS NOT NULL AND NOT rollcall.removal_is_pending(m)
    ORDER BY m.id`;
}

async function formerAdmins(tx: Transaction, organizationId: string): Promise<Addressee[]> {
  return await tx.$queryRaw<Addressee[]>`
    SELECT m.id AS "formerAdminId" FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND m.account_id IS NOT NULL AND m.merged_into_id IS NULL
      AND (r.administers OR EXISTS (
        SELECT FROM role_change c JOIN role was ON was.name IN (c.from_role, c.to_role)
        WHERE c.organization_id = m.organization_id AND c.member_id = m.id AND was.administers
      ))
    ORDER BY m.id`;
}
