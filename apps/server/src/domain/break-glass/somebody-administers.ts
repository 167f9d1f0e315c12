import type { Transaction } from '@rollcall/db';
import type { Database } from '#domain/scope.ts';

/** Whether anybody with access administers the organization, apart from those who wait to be removed. */
export async function somebodyAdministers(
  db: Transaction | Database['prisma'],
  organizationId: string,
): Promise<boolean> {
  const [found] = await db.$queryRaw<{ somebody: boolean }[]>`
    SELECT rollcall.others_administer(${organizationId}::uuid, '{}', '') AS somebody`;
  return found?.somebody ?? false;
}
