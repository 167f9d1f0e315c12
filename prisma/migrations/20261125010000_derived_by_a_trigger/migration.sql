-- What came of a request and its words are filled in by a trigger now (prisma/functions/25-records.sql): PostgreSQL
-- reads and plans the expression of a generated column anew in every statement, which was a tenth of a write.
ALTER TABLE "provisioning_record" ALTER COLUMN "words" DROP EXPRESSION;
ALTER TABLE "provisioning_record" ALTER COLUMN "result" DROP EXPRESSION;
ALTER TABLE "provisioning_record" ALTER COLUMN "result" SET DEFAULT 'ok', ALTER COLUMN "result" SET NOT NULL;
