import { administers, type Role } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
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
};

/** Where the account is an active member, by name. */
export async function organizationsOfAccount(
  db: Database,
  accountId: string,
): Promise<OrganizationOfAccount[]> {
  const members = await db.prisma.member.findMany({
    where: { accountId, active: true, mergedIntoId: null },
    select: { role: true, organization: { select: { slug: true, name: true } } },
    orderBy: [{ organization: { name: 'asc' } }, { organizationId: 'asc' }],
  });
  return members.map(({ role: name, organization }) => {
    const role = roleFromDatabase(name);
    return { slug: organization.slug, name: organization.name, role, administers: administers(role) };
  });
}
