-- The functions of this version, loaded as a whole by packages/db/src/migrate.ts whenever one of the files differs
-- from what was last loaded. A change of them is an edit here, not a migration.
DROP SCHEMA IF EXISTS rollcall CASCADE;
CREATE SCHEMA rollcall;
