-- How often the IdP of a directory comes, from when on its silence is a fault, and since when it is in quarantine.
ALTER TABLE "directory" ADD COLUMN "usual_gap_seconds" INTEGER,
ADD COLUMN "overdue_after_seconds" INTEGER,
ADD COLUMN "quarantined_at" TIMESTAMPTZ(3);

-- What Prisma's schema cannot say.

ALTER TABLE "directory" ADD CONSTRAINT "directory_rhythm" CHECK (("usual_gap_seconds" IS NULL) = ("overdue_after_seconds" IS NULL));

-- Until theirs is learned, those that come at fixed times have the rhythm that is known of their provider.
UPDATE "directory" SET "usual_gap_seconds" = 2400, "overdue_after_seconds" = 7200 WHERE "provider" = 'entra';
UPDATE "directory" SET "usual_gap_seconds" = 3600, "overdue_after_seconds" = 10800 WHERE "provider" = 'authentik';

ALTER TABLE "raised_notice" DROP CONSTRAINT "raised_notice_kind";
ALTER TABLE "raised_notice" ADD CONSTRAINT "raised_notice_kind" CHECK ("kind" IN ('token_ends', 'failing', 'quarantined', 'overdue', 'connected'));
ALTER TABLE "notice_opt_out" DROP CONSTRAINT "notice_opt_out_kind";
ALTER TABLE "notice_opt_out" ADD CONSTRAINT "notice_opt_out_kind" CHECK ("kind" IN ('token_ends', 'failing', 'quarantined', 'overdue', 'connected'));
