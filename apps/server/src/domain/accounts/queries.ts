import { administers, type Role } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import { reaches, type SessionReach } from '#domain/sessions/session-reach.ts';
import type { Principal } from './principal.ts';

export type PasswordCandidate = { readonly principal: Principal; readonly passwordHash: string };

/** Those who can sign in with this address and a password: nobody, one, or an account and a staff account. */
export async function passwordCandidates(db: Database, email: string): Promise<PasswordCandidate[]> {
  const rows = await db.prisma.$queryRaw<{ kind: Principal['kind']; id: string; passwordHash: string }[]>`
    SELECT 'account' AS kind, id, password_hash AS "passwordHash" FROM account
    WHERE lower(email) = lower(${email}) AND password_hash IS NOT NULL
    UNION ALL
    SELECT 'staff', id, password_hash FROM staff_account
    WHERE lower(email) = lower(${email}) AND password_hash IS NOT NULL`;
  return rows.map(({ kind, id, passwordHash }) => ({ principal: { kind, id }, passwordHash }));
}

export async function passwordHashOf(db: Database, { kind, id }: Principal): Promise<string | null> {
  const find = { where: { id }, select: { passwordHash: true } };
  switch (kind) {
    case 'account':
      return (await db.prisma.account.findUniqueOrThrow(find)).passwordHash;
    case 'staff':
      return (await db.prisma.staffAccount.findUniqueOrThrow(find)).passwordHash;
  }
}

/** Null: the account is gone. */
export async function emailOf(db: Database, { kind, id }: Principal): Promise<string | null> {
  const find = { where: { id }, select: { email: true } };
  switch (kind) {
    case 'account':
      return (await db.prisma.account.findUnique(find))?.email ?? null;
    case 'staff':
      return (await db.prisma.staffAccount.findUnique(find))?.email ?? null;
  }
}

/** The staff account or the person's own account with this address, without regard to case, or null. */
export async function findPrincipal(
  db: Database,
  kind: Principal['kind'],
  email: string,
): Promise<Principal | null> {
  const table =
    kind === 'account'
      ? Prisma.sql`(SELECT * FROM account WHERE organization_id IS NULL) AS own`
      : Prisma.sql`staff_account`;
  const [row] = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${table} WHERE lower(email) = lower(${email})`;
  return row ? { kind, id: row.id } : null;
}

export type OrganizationOfAccount = {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly administers: boolean;
  /** This session does not get in; one through the organization's single sign-on does. */
  readonly needsSso: boolean;
};

/** Where the account is an active member, by name; of a session through single sign-on, that organization alone. */
export async function organizationsOfAccount(
  db: Database,
  accountId: string,
  reach: SessionReach,
): Promise<OrganizationOfAccount[]> {
  const members = await db.prisma.member.findMany({
    where: {
      accountId,
      active: true,
      mergedIntoId: null,
      ...(reach.onlyOrganizationId !== null && { organizationId: reach.onlyOrganizationId }),
    },
    select: {
      role: true,
      organization: {
        select: {
          id: true,
          slug: true,
          name: true,
          ssoConnections: { where: { state: 'on' }, select: { ssoOnly: true } },
        },
      },
    },
    orderBy: [{ organization: { name: 'asc' } }, { organizationId: 'asc' }],
  });
  return members.map(({ role: name, organization }) => {
    const role = roleFromDatabase(name);
    const { id, slug, name: organizationName, ssoConnections } = organization;
    return {
      slug,
      name: organizationName,
      role,
      administers: administers(role),
      needsSso: !reaches(reach, { id, ssoOnly: ssoConnections[0]?.ssoOnly ?? false }),
    };
  });
}
