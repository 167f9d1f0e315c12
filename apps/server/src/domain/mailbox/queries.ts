import type { Transaction } from '@rollcall/db';
import type { Database, OrganizationScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { hashOfMailboxToken } from './mailbox-link.ts';

export type NoticeSettings = {
  /** Where notices go now. */
  readonly mailbox: string | null;
  /** Entered and not confirmed; until when the link works that was sent there. */
  readonly waiting: { readonly email: string; readonly enteredBy: string; readonly expiresAt: Date } | null;
  /** Admins and the mailbox are told of each access of support. */
  readonly supportMail: boolean;
};

export async function noticeSettings({ db, organizationId: id }: OrganizationScope): Promise<NoticeSettings> {
  const { supportMail, itMailbox } = await db.prisma.organization.findUniqueOrThrow({
    where: { id },
    select: { supportMail: true, itMailbox: true },
  });
  const { email = null, pendingEmail = null, enteredBy = '', expiresAt = null } = itMailbox ?? {};
  return {
    mailbox: email,
    waiting:
      pendingEmail !== null && expiresAt !== null ? { email: pendingEmail, enteredBy, expiresAt } : null,
    supportMail,
  };
}

export type PendingMailbox = {
  readonly organizationId: string;
  readonly tokenHash: string;
  readonly email: string;
  readonly organization: { readonly name: string };
  readonly enteredBy: string;
};

/** What the link in a mail is about. @throws unauthenticated when it does not work any more */
export async function findPendingMailbox(
  db: Database['prisma'] | Transaction,
  token: string,
): Promise<PendingMailbox> {
  const tokenHash = hashOfMailboxToken(token);
  const found = await db.itMailbox.findUnique({
    where: { tokenHash },
    select: {
      organizationId: true,
      pendingEmail: true,
      expiresAt: true,
      enteredBy: true,
      organization: { select: { name: true } },
    },
  });
  if (!found?.pendingEmail || !found.expiresAt || found.expiresAt <= new Date()) {
    throw new AppError(
      'unauthenticated',
      'This link does not work any more. It was used, a newer one was sent, or its week is over.',
    );
  }
  const { organizationId, pendingEmail: email, enteredBy, organization } = found;
  return { organizationId, tokenHash, email, enteredBy, organization };
}
