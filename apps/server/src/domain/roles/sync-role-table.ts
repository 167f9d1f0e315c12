import { roles } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';

/**
 * Writes the role table of the installation where the database's functions read it. Idempotent; servers that start
 * at once wait for each other. A role that is gone from the configuration stays, below all others, since it may still
 * be stored somewhere.
 */
export async function syncRoleTable(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE role IN SHARE ROW EXCLUSIVE MODE`;
    const stored = new Map((await tx.role.findMany()).map((role) => [role.name, role]));
    const isSame = roles.every(({ name, rank, administers }) => {
      const role = stored.get(name);
      return role?.rank === rank && role.administers === administers;
    });
    if (isSame) return;
    // Ranks are unique. All move below the lowest first, so that two roles can change places.
    await tx.$executeRaw`
      UPDATE role SET rank = moved.rank
      FROM (
        SELECT name, (least(min(rank) OVER (), 0) - row_number() OVER (ORDER BY rank DESC))::int AS rank FROM role
      ) AS moved
      WHERE moved.name = role.name`;
    const rows = roles.map(
      ({ name, rank, administers }) => Prisma.sql`(${name}, ${rank}::int, ${administers})`,
    );
    await tx.$executeRaw`
      INSERT INTO role (name, rank, administers) VALUES ${Prisma.join(rows)}
      ON CONFLICT (name) DO UPDATE SET rank = excluded.rank, administers = excluded.administers`;
  });
}
