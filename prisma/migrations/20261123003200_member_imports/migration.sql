-- CreateTable
CREATE TABLE "member_import" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,
    "removed" INTEGER,

    CONSTRAINT "member_import_pkey" PRIMARY KEY ("organization_id","id")
);

-- AlterTable
ALTER TABLE "member" ADD COLUMN "import_id" UUID;

-- AddForeignKey
ALTER TABLE "member_import" ADD CONSTRAINT "member_import_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "member_import"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Whom an undo is about. Partial, so that no reference is checked by it.
CREATE INDEX "member_import_id_idx" ON "member"("import_id", "organization_id") WHERE "import_id" IS NOT NULL;
