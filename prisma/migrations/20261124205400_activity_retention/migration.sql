-- How long requests and cycles are shown. Their months are dropped once no organization shows them any more.
ALTER TABLE "organization" ADD COLUMN "activity_days" INTEGER NOT NULL DEFAULT 365;
