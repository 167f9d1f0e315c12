-- CreateTable
CREATE TABLE "guide_step" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_by" TEXT NOT NULL,

    CONSTRAINT "guide_step_pkey" PRIMARY KEY ("organization_id","directory_id","step")
);

-- AddForeignKey
ALTER TABLE "guide_step" ADD CONSTRAINT "guide_step_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
