-- What users are looked up by in their documents is filled in by a trigger now (prisma/functions/20-directory.sql), as
-- what provisioning records derive is: PostgreSQL reads and plans the expression of a generated column anew in every
-- statement, which was a twentieth of a PATCH.
ALTER TABLE "directory_user" ALTER COLUMN "email_keys" DROP EXPRESSION;
ALTER TABLE "directory_user" ALTER COLUMN "manager_key" DROP EXPRESSION;
