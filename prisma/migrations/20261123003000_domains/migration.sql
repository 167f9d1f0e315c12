-- CreateTable
CREATE TABLE "proven_domain" (
    "domain" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "proven_domain_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "organization_domain" (
    "organization_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "proven_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "missing_since" TIMESTAMPTZ(3),
    "last_checked_at" TIMESTAMPTZ(3),
    "finding" JSONB,

    CONSTRAINT "organization_domain_pkey" PRIMARY KEY ("organization_id","domain")
);

-- CreateIndex
CREATE UNIQUE INDEX "proven_domain_organization_id_domain_key" ON "proven_domain"("organization_id", "domain");

-- CreateIndex
CREATE INDEX "organization_domain_domain_idx" ON "organization_domain"("domain");

-- AddForeignKey
ALTER TABLE "proven_domain" ADD CONSTRAINT "proven_domain_organization_id_domain_fkey" FOREIGN KEY ("organization_id", "domain") REFERENCES "organization_domain"("organization_id", "domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_domain" ADD CONSTRAINT "organization_domain_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "organization_domain" ADD CONSTRAINT "organization_domain_state" CHECK ("state" IN ('waiting', 'proven', 'lost'));
