import type { Database } from '@rollcall/db';
import type { Principal } from './principal.ts';

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
