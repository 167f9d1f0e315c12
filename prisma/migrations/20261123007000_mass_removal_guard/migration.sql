-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "removal_guard" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "withheld_removal" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "ends" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "directory_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "withheld_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takes_effect_at" TIMESTAMPTZ(3),
    "kept_by" TEXT,
    "kept_reason" TEXT,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "withheld_removal_pkey" PRIMARY KEY ("organization_id","member_id")
);

-- CreateTable
CREATE TABLE "removal_count" (
    "organization_id" UUID NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "people" INTEGER NOT NULL,
    "administering" INTEGER NOT NULL,
    "administering_before" INTEGER NOT NULL,
    "active_before" INTEGER,

    CONSTRAINT "removal_count_pkey" PRIMARY KEY ("organization_id","minute")
);

-- CreateIndex
CREATE INDEX "withheld_removal_takes_effect_at_idx" ON "withheld_removal"("takes_effect_at");

-- AddForeignKey
ALTER TABLE "withheld_removal" ADD CONSTRAINT "withheld_removal_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_count" ADD CONSTRAINT "removal_count_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "withheld_removal" ADD CONSTRAINT "withheld_removal_ends" CHECK ("ends" IN ('access', 'administration'));
ALTER TABLE "withheld_removal" ADD CONSTRAINT "withheld_removal_state" CHECK (
    ("takes_effect_at" IS NULL) = ("kept_by" IS NOT NULL AND "kept_reason" IS NOT NULL AND "kept_at" IS NOT NULL)
);
