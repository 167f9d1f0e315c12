-- AlterTable
ALTER TABLE "member" ADD COLUMN "reason_attribute" TEXT,
ADD COLUMN "reason_value" TEXT;

-- CreateTable
CREATE TABLE "attribute_mapping" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "case_exact" BOOLEAN NOT NULL,
    "role" TEXT NOT NULL,
    "mapped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribute_mapping_pkey" PRIMARY KEY ("organization_id","directory_id","attribute","value")
);

-- AddForeignKey
ALTER TABLE "attribute_mapping" ADD CONSTRAINT "attribute_mapping_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
