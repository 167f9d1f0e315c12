-- What a directory's IdP sent without a long pause, counted from its records.
CREATE TABLE "provisioning_cycle" (
    "organization_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "directory_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "counted_until" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "enabled" INTEGER NOT NULL,
    "disabled" INTEGER NOT NULL,
    "deleted" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "looked_up" INTEGER NOT NULL,
    "incomplete" INTEGER NOT NULL,
    "pending" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,

    CONSTRAINT "provisioning_cycle_pkey" PRIMARY KEY ("organization_id","started_at","directory_id")
) PARTITION BY RANGE ("started_at");

CREATE INDEX "provisioning_cycle_organization_id_directory_id_started_at_idx" ON "provisioning_cycle"("organization_id", "directory_id", "started_at");
