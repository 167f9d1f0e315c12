-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "support_allowed" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "support_access" ADD COLUMN     "request_id" UUID;

-- CreateTable
CREATE TABLE "support_request" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_request_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "support_request_staff_account_id_expires_at_idx" ON "support_request"("staff_account_id", "expires_at");

-- AddForeignKey
ALTER TABLE "support_access" ADD CONSTRAINT "support_access_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "support_request"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "support_request" ADD CONSTRAINT "support_request_decision" CHECK ("decision" IN ('approved', 'refused'));
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_decided" CHECK (
    num_nonnulls("decision", "decided_by", "decided_at") IN (0, 3)
);
