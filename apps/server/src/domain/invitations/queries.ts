import type { Role } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { hashOfInvitation } from './invitation-link.ts';

export type OpenInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdAt: Date;
  /** Null: the mail is on its way. */
  readonly sentAt: Date | null;
  readonly expiresAt: Date;
  readonly expired: boolean;
};

/** What was neither accepted nor revoked, the newest first. Who came in by another way is waited for no longer. */
export async function listInvitations({ db, organizationId }: OrganizationScope): Promise<OpenInvitation[]> {
  const rows = await db.prisma.invitation.findMany({
    where: { organizationId, acceptedAt: null, revokedAt: null },
    select: {
      id: true,
      email: true,
      role: true,
      invitedBy: true,
      createdAt: true,
      sentAt: true,
      expiresAt: true,
    },
    orderBy: { id: 'desc' },
  });
  const arrived = await db.prisma.account.findMany({
    where: {
      email: { in: rows.map(({ email }) => email), mode: 'insensitive' },
      organizationId: null,
      knownDevices: { some: {} },
      members: { some: { organizationId, active: true } },
    },
    select: { email: true },
  });
  const arrivedEmails = new Set(arrived.map(({ email }) => email.toLowerCase()));
  const now = new Date();
  const awaited = rows.filter(({ email }) => !arrivedEmails.has(email.toLowerCase()));
  return awaited.map((row) => ({ ...row, role: roleFromDatabase(row.role), expired: row.expiresAt <= now }));
}

export type FoundInvitation = {
  readonly organizationId: string;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly organization: { readonly slug: string; readonly name: string };
  /** Somebody has signed in with this address, or it reaches other organizations: accepting takes signing in. */
  readonly hasAccount: boolean;
};

/** What the holder of a link is asked to. @throws unauthenticated when it does not work (any more) */
export async function findInvitation(db: Database, token: string): Promise<FoundInvitation> {
  const found = await db.prisma.invitation.findFirst({
    where: {
      tokenHash: hashOfInvitation(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: {
      organizationId: true,
      id: true,
      email: true,
      role: true,
      invitedBy: true,
      organization: { select: { slug: true, name: true } },
    },
  });
  if (!found) {
    throw new AppError(
      'unauthenticated',
      'This invitation was used already, taken back or is too old. Ask whoever invited you for a new one.',
    );
  }
  const [account] = await db.query(
    {
      text: `SELECT FROM account AS a WHERE lower(a.email) = lower($1) AND a.organization_id IS NULL
        AND (a.password_hash IS NOT NULL
          OR EXISTS (SELECT FROM passkey WHERE account_id = a.id)
          OR EXISTS (SELECT FROM known_device WHERE account_id = a.id)
          OR EXISTS (SELECT FROM member WHERE account_id = a.id AND organization_id <> $2::uuid))`,
    },
    [found.email, found.organizationId],
  );
  return { ...found, role: roleFromDatabase(found.role), hasAccount: account !== undefined };
}
