import type { Database } from '@rollcall/db';

/** Makes the monthly partitions that the records of the next two months go into. Without one, no write succeeds. */
export async function ensurePartitions(db: Database): Promise<void> {
  await db.query({ text: 'SELECT rollcall.ensure_partitions()' }, []);
}
