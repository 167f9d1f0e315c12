-- Groups that an admin says give no role on purpose. Remembered when the identity provider deletes the group.
CREATE TABLE "dismissed_group" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "departed_external_id" TEXT,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dismissed_by" TEXT NOT NULL,

    CONSTRAINT "dismissed_group_pkey" PRIMARY KEY ("organization_id","directory_id","group_id")
);

CREATE INDEX "dismissed_group_departed_external_id_organization_id_director_idx" ON "dismissed_group"("departed_external_id", "organization_id", "directory_id");

ALTER TABLE "dismissed_group" ADD CONSTRAINT "dismissed_group_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
