-- Where somebody has signed in from before
CREATE TABLE "known_device" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "staff_account_id" UUID,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "known_device_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1)
);

-- How often somebody tried to sign in lately
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- Ways in beside a password
CREATE TABLE "passkey" (
    "credential_id" TEXT NOT NULL,
    "account_id" UUID,
    "staff_account_id" UUID,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("credential_id"),
    CONSTRAINT "passkey_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1)
);

CREATE TABLE "passkey_challenge" (
    "challenge_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID,
    "staff_account_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge_hash")
);

CREATE TABLE "authenticator_app" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "staff_account_id" UUID,
    "secret_sealed" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authenticator_app_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "authenticator_app_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1)
);

CREATE TABLE "recovery_code" (
    "code_hash" TEXT NOT NULL,
    "account_id" UUID,
    "staff_account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash"),
    CONSTRAINT "recovery_code_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1)
);

ALTER TABLE "session" ADD COLUMN "second_factor_at" TIMESTAMPTZ(3);

-- Who was asked to come
CREATE TABLE "invitation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE UNIQUE INDEX "known_device_account_key" ON "known_device"("account_id", "device", "network");
CREATE UNIQUE INDEX "known_device_staff_key" ON "known_device"("staff_account_id", "device", "network");
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");
CREATE INDEX "passkey_staff_account_id_idx" ON "passkey"("staff_account_id");
CREATE UNIQUE INDEX "authenticator_app_account_id_key" ON "authenticator_app"("account_id");
CREATE UNIQUE INDEX "authenticator_app_staff_account_id_key" ON "authenticator_app"("staff_account_id");
CREATE INDEX "recovery_code_account_id_idx" ON "recovery_code"("account_id");
CREATE INDEX "recovery_code_staff_account_id_idx" ON "recovery_code"("staff_account_id");
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE UNIQUE INDEX "invitation_open_key" ON "invitation"(lower("email"), "organization_id")
    WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;

ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
