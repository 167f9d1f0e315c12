import type { Database } from '@rollcall/db';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import type { SecretBox } from './secret-box.ts';

/**
 * Seals again with the first key whatever another key has sealed, and says how many that were. Servers may run: a
 * secret that somebody replaces meanwhile stays as they made it.
 */
export async function resealSecrets(db: Database, box: SecretBox): Promise<number> {
  let resealed = 0;
  for (const column of Object.values(sealedColumns)) resealed += await resealColumn(db, box, column);
  return resealed;
}

async function resealColumn(db: Database, box: SecretBox, place: SealedColumn): Promise<number> {
  const { table, column, key } = place;
  const stale = await db.query<{ key: string[]; sealed: string }>(
    {
      text: `SELECT ARRAY[${key.map((name) => `${name}::text`).join(', ')}] AS key, ${column} AS sealed
             FROM ${table} WHERE NOT starts_with(${column}, $1)`,
    },
    [box.currentPrefix()],
  );
  const isRow = key.map((name, index) => `${name} = $${index + 3}::uuid`).join(' AND ');
  let resealed = 0;
  for (const row of stale) {
    const secret = box.open(row.sealed, { in: place, key: row.key });
    const changed = await db.query(
      { text: `UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2 AND ${isRow} RETURNING 1` },
      [box.seal(secret, { in: place, key: row.key }), row.sealed, ...row.key],
    );
    resealed += changed.length;
  }
  return resealed;
}
