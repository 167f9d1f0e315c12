-- CreateTable
CREATE TABLE "raised_notice" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "announced_at" TIMESTAMPTZ(3),

    CONSTRAINT "raised_notice_pkey" PRIMARY KEY ("organization_id","directory_id","kind","about")
);

-- CreateTable
CREATE TABLE "notice_opt_out" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "notice_opt_out_pkey" PRIMARY KEY ("organization_id","member_id","kind")
);

-- AddForeignKey
ALTER TABLE "raised_notice" ADD CONSTRAINT "raised_notice_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_opt_out" ADD CONSTRAINT "notice_opt_out_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "raised_notice" ADD CONSTRAINT "raised_notice_kind" CHECK ("kind" IN ('token_ends', 'failing', 'connected'));
ALTER TABLE "notice_opt_out" ADD CONSTRAINT "notice_opt_out_kind" CHECK ("kind" IN ('token_ends', 'failing', 'connected'));

-- Whoever is connected already need not be told that they are.
INSERT INTO "raised_notice" ("organization_id", "directory_id", "kind", "about", "announced_at")
SELECT "organization_id", "id", 'connected', '', now() FROM "directory" WHERE "last_request_at" IS NOT NULL;
