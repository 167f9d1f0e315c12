-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "support_mail" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "support_access" ADD COLUMN     "summarised_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "lockout_hold" ADD COLUMN     "announced_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "it_mailbox" (
    "organization_id" UUID NOT NULL,
    "email" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "pending_email" TEXT,
    "entered_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "it_mailbox_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "it_mailbox_token_hash_key" ON "it_mailbox"("token_hash");

-- AddForeignKey
ALTER TABLE "it_mailbox" ADD CONSTRAINT "it_mailbox_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "it_mailbox" ADD CONSTRAINT "it_mailbox_confirmed" CHECK (("email" IS NULL) = ("confirmed_at" IS NULL));
ALTER TABLE "it_mailbox" ADD CONSTRAINT "it_mailbox_pending" CHECK (("pending_email" IS NULL) = ("expires_at" IS NULL));
ALTER TABLE "it_mailbox" ADD CONSTRAINT "it_mailbox_some" CHECK (num_nonnulls("email", "pending_email") > 0);

-- What was before is over: nobody is told of it now.
UPDATE "support_access" SET "summarised_at" = now();
UPDATE "lockout_hold" SET "announced_at" = now();

CREATE INDEX "support_access_summarised_at_idx" ON "support_access"("expires_at") WHERE "summarised_at" IS NULL;
CREATE INDEX "lockout_hold_announced_at_idx" ON "lockout_hold"("held_at") WHERE "announced_at" IS NULL;
