import type { Database } from '@rollcall/db';

/** Notes whom each directory has, where its IdP has called since that was last noted. */
export async function keepTallies(db: Database): Promise<void> {
  await db.query({ text: 'SELECT rollcall.keep_tallies()' }, []);
}

/** Makes one tally of the hours of a day that is some days ago, and drops what its organization does not show any more. */
export async function ageTallies(db: Database): Promise<void> {
  await db.query({ text: 'SELECT rollcall.age_tallies()' }, []);
}
