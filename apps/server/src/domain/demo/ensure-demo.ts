import type { Database } from '@rollcall/db';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { findPrincipal } from '#domain/accounts/queries.ts';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { createStaffAccount } from '#domain/staff/create-staff-account.ts';

const adminEmail = 'admin@demo.test';
const staffEmail = 'support@rollcall.test';

export type Demo = { readonly adminLink: string; readonly staffLink: string };

/**
 * Makes the organization `demo` with an admin and a member of staff in an installation that has no organization, and
 * gives a sign-in link for each. Until one of the two has signed in, every start gives new links; after that, null.
 */
export async function ensureDemo(db: Database, { publicUrl }: { publicUrl: string }): Promise<Demo | null> {
  if ((await db.prisma.organization.count()) === 0) await makeDemo(db);
  const admin = await findPrincipal(db, 'account', adminEmail);
  const staff = await findPrincipal(db, 'staff', staffEmail);
  if (!admin || !staff || (await hasSignedIn(db, admin, staff))) return null;
  const linkFor = async (principal: Principal) => (await createSignInLink(db, { principal, publicUrl })).url;
  return { adminLink: await linkFor(admin), staffLink: await linkFor(staff) };
}

async function makeDemo(db: Database): Promise<void> {
  const actor = { kind: 'system', id: null, name: 'Rollcall', address: null } as const;
  await createOrganization(db, actor, {
    slug: 'demo',
    name: 'Demo organization',
    adminEmail,
    adminName: 'Demo Admin',
  });
  if (!(await findPrincipal(db, 'staff', staffEmail))) {
    await createStaffAccount(db, { email: staffEmail, displayName: 'Demo Support', role: 'manager' });
  }
}

async function hasSignedIn(db: Database, admin: Principal, staff: Principal): Promise<boolean> {
  const where = { OR: [{ accountId: admin.id }, { staffAccountId: staff.id }] };
  const used = await db.prisma.signInLink.count({ where: { usedAt: { not: null }, ...where } });
  return used > 0 || (await db.prisma.knownDevice.count({ where })) > 0;
}
