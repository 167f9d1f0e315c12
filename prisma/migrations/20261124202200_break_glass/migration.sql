-- CreateTable
CREATE TABLE "admin_departure" (
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admin_departure_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "break_glass" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmer_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "send_after" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT,
    "cancel_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("organization_id","id")
);

-- AddForeignKey
ALTER TABLE "admin_departure" ADD CONSTRAINT "admin_departure_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_confirmer_id_fkey" FOREIGN KEY ("confirmer_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_two_people" CHECK ("confirmer_id" <> "requester_id");
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_confirmed" CHECK (
    num_nonnulls("confirmer_id", "confirmed_at", "send_after") IN (0, 3)
);
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_waits_an_hour" CHECK ("send_after" >= "confirmed_at" + interval '1 hour');
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_sent" CHECK ("sent_at" IS NULL OR "sent_at" >= "send_after");
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_cancelled" CHECK (
    ("cancelled_at" IS NULL) = ("cancelled_by" IS NULL) AND ("cancelled_at" IS NULL OR "sent_at" IS NULL)
);

-- At most one of an organization is under way.
CREATE UNIQUE INDEX "break_glass_open_key" ON "break_glass"("organization_id") WHERE "sent_at" IS NULL AND "cancelled_at" IS NULL;
