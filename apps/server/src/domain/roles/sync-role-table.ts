import { roles } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';

/**
 * Writes the role table of the installation where the database's functions read it. Idempotent; servers that start
 * at once wait for each other. A role that is gone from the table stays as long as it is stored somewhere, so nothing
 * is removed here.
 */
export async function syncRoleTable(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE role IN SHARE ROW EXCLUSIVE MODE`;
    // Ranks are unique: set them aside first, so that two roles can change places.
    await tx.$executeRaw`UPDATE role SET rank = -1 - rank WHERE rank >= 0`;
    const rows = roles.map(
      ({ name, rank, administers }) => Prisma.sql`(${name}, ${rank}::int, ${administers})`,
    );
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO role (name, rank, administers) VALUES ${Prisma.join(rows)}
      ON CONFLICT (name) DO UPDATE SET rank = excluded.rank, administers = excluded.administers`);
  });
}
