-- CreateTable
CREATE TABLE "access_review" (
    "organization_id" UUID NOT NULL,
    "quarter" TEXT NOT NULL,
    "reviewed_by" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "people" INTEGER NOT NULL,
    "administering" INTEGER NOT NULL,

    CONSTRAINT "access_review_pkey" PRIMARY KEY ("organization_id","quarter")
);

-- AddForeignKey
ALTER TABLE "access_review" ADD CONSTRAINT "access_review_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
