-- Support stops a directory: nothing is taken from its identity provider until it is resumed.
ALTER TABLE "directory" ADD COLUMN "suspended_at" TIMESTAMPTZ(3), ADD COLUMN "suspended_by" TEXT, ADD COLUMN "suspension_reason" TEXT;
ALTER TABLE "directory" ADD CONSTRAINT "directory_suspension" CHECK (
  num_nulls("suspended_at", "suspended_by", "suspension_reason") IN (0, 3)
);
