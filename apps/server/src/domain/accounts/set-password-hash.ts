import type { Database } from '@rollcall/db';
import type { Principal } from './principal.ts';

/** Replaces the password of an account or staff account by the one with this hash, as `auth/password.ts` makes it. */
export async function setPasswordHash(
  db: Database,
  { kind, id }: Principal,
  passwordHash: string,
): Promise<void> {
  const update = { where: { id }, data: { passwordHash }, select: { id: true } };
  switch (kind) {
    case 'account':
      await db.prisma.account.update(update);
      return;
    case 'staff':
      await db.prisma.staffAccount.update(update);
      return;
  }
}
