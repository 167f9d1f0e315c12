-- What a directory's IdP sent, and whom it had pushed, by hour and later by day: what charts are drawn from.
CREATE TABLE "directory_tally" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "cycles" INTEGER NOT NULL DEFAULT 0,
    "cycle_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "longest_cycle_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "people" INTEGER,
    "groups" INTEGER,

    CONSTRAINT "directory_tally_pkey" PRIMARY KEY ("organization_id","directory_id","at")
);

-- AddForeignKey
ALTER TABLE "directory_tally" ADD CONSTRAINT "directory_tally_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was counted before: of the last days by the hour in which a cycle began, else by its day.
INSERT INTO "directory_tally" (
  "organization_id", "directory_id", "at", "requests", "changes", "failed", "cycles", "cycle_seconds", "longest_cycle_seconds"
)
SELECT "organization_id", "directory_id",
  date_trunc(CASE WHEN "started_at" > now() - interval '2 days' THEN 'hour' ELSE 'day' END, "started_at", 'UTC'),
  sum("requests"), sum("created" + "updated" + "enabled" + "disabled" + "deleted"), sum("failed"), count(*),
  sum(extract(epoch FROM "ended_at" - "started_at")), max(extract(epoch FROM "ended_at" - "started_at"))
FROM "provisioning_cycle" WHERE ("organization_id", "directory_id") IN (SELECT "organization_id", "id" FROM "directory")
GROUP BY 1, 2, 3;
