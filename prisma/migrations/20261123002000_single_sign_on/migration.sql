-- The IdP through which an organization signs in
CREATE TABLE "sso_connection" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT NOT NULL,
    "hosted_domain" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "sso_only" BOOLEAN NOT NULL DEFAULT false,
    "just_in_time" BOOLEAN NOT NULL DEFAULT true,
    "last_test" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "switched_on_at" TIMESTAMPTZ(3),

    CONSTRAINT "sso_connection_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "sso_connection_state" CHECK ("state" IN ('draft', 'tested', 'on'))
);

-- Who signed in through it
CREATE TABLE "sso_identity" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sso_identity_pkey" PRIMARY KEY ("organization_id","connection_id","subject")
);

-- A sign-in that has left for the IdP
CREATE TABLE "sso_attempt" (
    "organization_id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sso_attempt_pkey" PRIMARY KEY ("organization_id","state_hash"),
    CONSTRAINT "sso_attempt_purpose" CHECK ("purpose" IN ('sign_in', 'test'))
);

ALTER TABLE "account" ADD COLUMN "organization_id" UUID;
ALTER TABLE "session" ADD COLUMN "organization_id" UUID, ADD COLUMN "sso_connection_id" UUID,
    ADD COLUMN "breaks_glass" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "sign_in_link" ADD COLUMN "breaks_glass" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "sso_identity_account_id_idx" ON "sso_identity"("account_id");
CREATE INDEX "account_organization_id_idx" ON "account"("organization_id");
CREATE INDEX "session_sso_connection_id_organization_id_idx" ON "session"("sso_connection_id", "organization_id");

ALTER TABLE "sso_connection" ADD CONSTRAINT "sso_connection_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sso_identity" ADD CONSTRAINT "sso_identity_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "sso_connection"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sso_identity" ADD CONSTRAINT "sso_identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sso_attempt" ADD CONSTRAINT "sso_attempt_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "sso_connection"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account" ADD CONSTRAINT "account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_sso_connection_id_fkey" FOREIGN KEY ("organization_id", "sso_connection_id") REFERENCES "sso_connection"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One connection signs people in, and at most one more is being set up
CREATE UNIQUE INDEX "sso_connection_on_key" ON "sso_connection"("organization_id") WHERE "state" = 'on';
CREATE UNIQUE INDEX "sso_connection_draft_key" ON "sso_connection"("organization_id") WHERE "state" <> 'on';

-- An address belongs to one person, but an organization may say of its own accounts what it likes
DROP INDEX "account_email_key";
CREATE UNIQUE INDEX "account_email_key" ON "account"(lower("email")) WHERE "organization_id" IS NULL;

-- An account of an organization is entered through its IdP alone
ALTER TABLE "account" ADD CONSTRAINT "account_of_organization_has_no_password" CHECK ("organization_id" IS NULL OR "password_hash" IS NULL);
ALTER TABLE "session" ADD CONSTRAINT "session_of_sso" CHECK (("organization_id" IS NULL) = ("sso_connection_id" IS NULL));
