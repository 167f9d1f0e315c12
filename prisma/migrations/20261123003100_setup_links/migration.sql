-- CreateTable
CREATE TABLE "setup_link_key" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "setup_link_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "purpose" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- AlterTable
ALTER TABLE "session" ADD COLUMN "setup_link_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "setup_link_key_token_hash_key" ON "setup_link_key"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "setup_link_key_organization_id_id_key" ON "setup_link_key"("organization_id", "id");

-- CreateIndex
CREATE INDEX "session_setup_link_id_idx" ON "session"("setup_link_id");

-- AddForeignKey
ALTER TABLE "setup_link_key" ADD CONSTRAINT "setup_link_key_organization_id_id_fkey" FOREIGN KEY ("organization_id", "id") REFERENCES "setup_link"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_setup_link_id_fkey" FOREIGN KEY ("setup_link_id") REFERENCES "setup_link_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_purpose" CHECK ("purpose" IN ('scim', 'sso', 'domain'));

-- Whose is a session?
ALTER TABLE "session" DROP CONSTRAINT "session_one_owner";
ALTER TABLE "session" ADD CONSTRAINT "session_one_owner" CHECK (num_nonnulls("account_id", "staff_account_id", "setup_link_id") = 1);
