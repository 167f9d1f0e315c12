import type { BenchmarkPostgres } from './benchmark-postgres.ts';

/**
 * The same columns, defaults and indexes as ours in a schema of its own, without references to other tables: all
 * that the bare server and the bare statements of this benchmark write to. What users are looked up by is filled in
 * there as it is with us. Memberships are there a second time, with the references of ours, to see what these cost.
 */
export async function createCeilingTables({
  administer,
}: Pick<BenchmarkPostgres, 'administer'>): Promise<void> {
  await administer('CREATE SCHEMA ceiling');
  for (const table of ['directory_user', 'membership', 'member', 'role_change']) {
    await administer(`CREATE TABLE ceiling.${table} (LIKE public.${table} INCLUDING ALL)`);
  }
  await administer(`CREATE TRIGGER user_completed BEFORE INSERT OR UPDATE OF document ON ceiling.directory_user
    FOR EACH ROW EXECUTE FUNCTION rollcall.complete_user()`);
  await administer(`CREATE TABLE ceiling.referring_membership (
    LIKE public.membership INCLUDING ALL,
    FOREIGN KEY (organization_id, directory_id, group_id) REFERENCES public.directory_group ON DELETE CASCADE,
    FOREIGN KEY (organization_id, directory_id, directory_user_id) REFERENCES public.directory_user ON DELETE CASCADE
  )`);
  await administer('GRANT USAGE ON SCHEMA ceiling TO rollcall');
  await administer('GRANT ALL ON ALL TABLES IN SCHEMA ceiling TO rollcall');
}
