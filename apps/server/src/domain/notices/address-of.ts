import { emailOf } from '#domain/accounts/queries.ts';
import type { Database } from '#domain/scope.ts';
import type { Addressee } from './notice.ts';

/** Where somebody is told something now. Null for whom it does not concern any more. */
export async function addressOf(db: Database, organizationId: string, to: Addressee): Promise<string | null> {
  if (to === 'mailbox') return await mailboxOf(db, organizationId);
  if ('formerMailbox' in to) return to.formerMailbox;
  if ('staffId' in to) return await emailOf(db, { kind: 'staff', id: to.staffId });
  if ('formerAdminId' in to) return await emailOfMember(db, organizationId, to.formerAdminId);
  return await emailOfAdmin(db, organizationId, to.memberId);
}

async function mailboxOf(db: Database, organizationId: string): Promise<string | null> {
  const mailbox = await db.prisma.itMailbox.findUnique({
    where: { organizationId },
    select: { email: true },
  });
  return mailbox?.email ?? null;
}

/** Of an account that may be shut out. */
async function emailOfMember(db: Database, organizationId: string, id: string): Promise<string | null> {
  const member = await db.prisma.member.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { account: { select: { email: true } } },
  });
  return member?.account?.email ?? null;
}

/** Of somebody who still administers and is not about to be removed. */
async function emailOfAdmin(db: Database, organizationId: string, memberId: string): Promise<string | null> {
  const [admin] = await db.prisma.$queryRaw<{ email: string }[]>`
    SELECT a.email FROM member m
    JOIN account a ON a.id = m.account_id
    JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${memberId}::uuid AND r.administers
      AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)`;
  return admin?.email ?? null;
}
