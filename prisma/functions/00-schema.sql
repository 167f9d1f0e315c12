-- The functions of this version, loaded as a whole by packages/db/src/migrate.ts whenever one of the files differs
-- from what was last loaded. A change of them is an edit here, not a migration.

-- This schema has functions alone. PostgreSQL makes what is created without a schema in the one that is named as the
-- role is, and the role may be named rollcall: earlier versions made tables of records in here.
DO $$
DECLARE
  misplaced name;
BEGIN
  FOR misplaced IN SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('rollcall') AND relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE rollcall.%I SET SCHEMA public', misplaced);
  END LOOP;
END
$$;

DROP SCHEMA IF EXISTS rollcall CASCADE;
CREATE SCHEMA rollcall;
