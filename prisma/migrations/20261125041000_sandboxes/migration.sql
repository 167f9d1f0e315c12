-- A sandbox is an organization of its own, for one test of the endpoint of another, and goes with it.
ALTER TABLE "organization" ADD COLUMN "sandbox_of_id" UUID;
CREATE UNIQUE INDEX "organization_sandbox_of_id_key" ON "organization"("sandbox_of_id");
ALTER TABLE "organization" ADD CONSTRAINT "organization_sandbox_of_id_fkey" FOREIGN KEY ("sandbox_of_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The last such test of an organization.
CREATE TABLE "sandbox_run" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "started_by" TEXT NOT NULL,
    "address" TEXT,
    "reason" TEXT,
    "stopped_by" TEXT,
    "steps" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "sandbox_run_pkey" PRIMARY KEY ("organization_id")
);

ALTER TABLE "sandbox_run" ADD CONSTRAINT "sandbox_run_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
