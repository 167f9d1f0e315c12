-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "handle" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "staff_account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID,
    "staff_account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "provider_id" (
    "provider_id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,

    CONSTRAINT "provider_id_pkey" PRIMARY KEY ("provider_id")
);

-- CreateTable
CREATE TABLE "credential_id" (
    "token_id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,

    CONSTRAINT "credential_id_pkey" PRIMARY KEY ("token_id")
);

-- CreateTable
CREATE TABLE "role" (
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "administers" BOOLEAN NOT NULL,

    CONSTRAINT "role_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "function_source" (
    "hash" TEXT NOT NULL,

    CONSTRAINT "function_source_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "default_role" TEXT NOT NULL DEFAULT 'member',
    "mappings_version" INTEGER NOT NULL DEFAULT 1,
    "token_lifetime_days" INTEGER NOT NULL DEFAULT 365,
    "required_attributes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "strict_attributes" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_request_at" TIMESTAMPTZ(3),

    CONSTRAINT "directory_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "scim_credential" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "token_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'bearer',
    "secret_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "last_used_client" TEXT,

    CONSTRAINT "scim_credential_pkey" PRIMARY KEY ("organization_id","directory_id","token_id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "token_id" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("organization_id","directory_id","token_id","secret_hash")
);

-- CreateTable
CREATE TABLE "authentication_failure" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "token_id" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "address" TEXT,
    "client" TEXT,

    CONSTRAINT "authentication_failure_pkey" PRIMARY KEY ("organization_id","directory_id","token_id","minute","reason")
);

-- CreateTable
CREATE TABLE "directory_user" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "external_id" TEXT,
    "active" BOOLEAN NOT NULL,
    "display_name" TEXT,
    "email" TEXT,
    "document" JSONB NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_modified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_user_pkey" PRIMARY KEY ("organization_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "directory_group" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "display_name" TEXT NOT NULL,
    "external_id" TEXT,
    "document" JSONB NOT NULL,
    "people" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_modified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_group_pkey" PRIMARY KEY ("organization_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "directory_user_id" UUID NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","directory_id","group_id","directory_user_id")
);

-- CreateTable
CREATE TABLE "departed_user" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "external_id" TEXT,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "departed_user_pkey" PRIMARY KEY ("organization_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "departed_group" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "external_id" TEXT,
    "role" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "departed_group_pkey" PRIMARY KEY ("organization_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "origin" TEXT NOT NULL,
    "direct" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_directory_id" UUID,
    "reason_group_id" UUID,
    "role_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "merged_into_id" UUID,

    CONSTRAINT "member_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "role_pin" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "pinned_by" TEXT NOT NULL,
    "reason" TEXT,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_pin_pkey" PRIMARY KEY ("organization_id","member_id")
);

-- CreateTable
CREATE TABLE "role_override" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "overridden_by" TEXT NOT NULL,
    "overridden_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_override_pkey" PRIMARY KEY ("organization_id","member_id")
);

-- CreateTable
CREATE TABLE "lockout_hold" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lockout_hold_pkey" PRIMARY KEY ("organization_id","member_id")
);

-- CreateTable
CREATE TABLE "role_mapping" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "mapped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_mapping_pkey" PRIMARY KEY ("organization_id","directory_id","group_id")
);

-- CreateTable
CREATE TABLE "distinct_people" (
    "organization_id" UUID NOT NULL,
    "first_member_id" UUID NOT NULL,
    "second_member_id" UUID NOT NULL,

    CONSTRAINT "distinct_people_pkey" PRIMARY KEY ("organization_id","first_member_id","second_member_id")
);

-- CreateTable
CREATE TABLE "support_access" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_access_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "role_change" (
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "from_role" TEXT,
    "to_role" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "cause_kind" TEXT NOT NULL,
    "cause_id" UUID,

    CONSTRAINT "role_change_pkey" PRIMARY KEY ("organization_id","at","id")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "provisioning_record" (
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "directory_id" UUID NOT NULL,
    "token_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "resource_type" TEXT,
    "resource_id" UUID,
    "resource_name" TEXT,
    "member_id" UUID,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "scim_type" TEXT,
    "detail" TEXT,
    "effect" JSONB NOT NULL,
    "duration_ms" REAL NOT NULL,
    "client" TEXT,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "provisioning_record_pkey" PRIMARY KEY ("organization_id","at","id")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "audit_record" (
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT,
    "target_id" TEXT,
    "target_name" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("organization_id","at","id")
) PARTITION BY RANGE ("at");

-- CreateIndex
CREATE UNIQUE INDEX "session_handle_key" ON "session"("handle");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_staff_account_id_idx" ON "session"("staff_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_id_organization_id_directory_id_key" ON "provider_id"("organization_id", "directory_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_id_organization_id_directory_id_token_id_key" ON "credential_id"("organization_id", "directory_id", "token_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_rank_key" ON "role"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "directory_user_member_id_organization_id_idx" ON "directory_user"("member_id", "organization_id");

-- CreateIndex
CREATE INDEX "directory_user_external_id_organization_id_directory_id_idx" ON "directory_user"("external_id", "organization_id", "directory_id");

-- CreateIndex
CREATE INDEX "directory_group_external_id_organization_id_directory_id_idx" ON "directory_group"("external_id", "organization_id", "directory_id");

-- CreateIndex
CREATE INDEX "membership_directory_user_id_organization_id_directory_id_g_idx" ON "membership"("directory_user_id", "organization_id", "directory_id", "group_id");

-- CreateIndex
CREATE INDEX "departed_user_external_id_organization_id_directory_id_idx" ON "departed_user"("external_id", "organization_id", "directory_id");

-- CreateIndex
CREATE INDEX "departed_user_member_id_organization_id_idx" ON "departed_user"("member_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_account_id_organization_id_key" ON "member"("account_id", "organization_id");

-- CreateIndex
CREATE INDEX "support_access_staff_account_id_expires_at_idx" ON "support_access"("staff_account_id", "expires_at");

-- CreateIndex
CREATE INDEX "role_change_organization_id_member_id_at_idx" ON "role_change"("organization_id", "member_id", "at");

-- CreateIndex
CREATE INDEX "provisioning_record_organization_id_directory_id_at_idx" ON "provisioning_record"("organization_id", "directory_id", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_id" ADD CONSTRAINT "provider_id_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential_id" ADD CONSTRAINT "credential_id_organization_id_directory_id_token_id_fkey" FOREIGN KEY ("organization_id", "directory_id", "token_id") REFERENCES "scim_credential"("organization_id", "directory_id", "token_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory" ADD CONSTRAINT "directory_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_credential" ADD CONSTRAINT "scim_credential_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_organization_id_directory_id_token_id_fkey" FOREIGN KEY ("organization_id", "directory_id", "token_id") REFERENCES "scim_credential"("organization_id", "directory_id", "token_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_user" ADD CONSTRAINT "directory_user_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_user" ADD CONSTRAINT "directory_user_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_directory_id_group_id_fkey" FOREIGN KEY ("organization_id", "directory_id", "group_id") REFERENCES "directory_group"("organization_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_directory_id_directory_user_id_fkey" FOREIGN KEY ("organization_id", "directory_id", "directory_user_id") REFERENCES "directory_user"("organization_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departed_user" ADD CONSTRAINT "departed_user_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departed_user" ADD CONSTRAINT "departed_user_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departed_group" ADD CONSTRAINT "departed_group_organization_id_directory_id_fkey" FOREIGN KEY ("organization_id", "directory_id") REFERENCES "directory"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_pin" ADD CONSTRAINT "role_pin_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_override" ADD CONSTRAINT "role_override_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lockout_hold" ADD CONSTRAINT "lockout_hold_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_mapping" ADD CONSTRAINT "role_mapping_organization_id_directory_id_group_id_fkey" FOREIGN KEY ("organization_id", "directory_id", "group_id") REFERENCES "directory_group"("organization_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_access" ADD CONSTRAINT "support_access_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_access" ADD CONSTRAINT "support_access_staff_account_id_fkey" FOREIGN KEY ("staff_account_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Names without regard to case.
CREATE UNIQUE INDEX "account_email_key" ON "account"(lower("email"));
CREATE UNIQUE INDEX "staff_account_email_key" ON "staff_account"(lower("email"));
CREATE UNIQUE INDEX "directory_user_user_name_key" ON "directory_user"(lower("user_name"), "organization_id", "directory_id");
CREATE UNIQUE INDEX "directory_group_display_name_key" ON "directory_group"(lower("display_name"), "organization_id", "directory_id");
CREATE INDEX "departed_user_user_name_idx" ON "departed_user"(lower("user_name"), "organization_id", "directory_id");

-- Whose is a session, a link?
ALTER TABLE "session" ADD CONSTRAINT "session_one_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1);
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_one_owner" CHECK (num_nonnulls("account_id", "staff_account_id") = 1);
ALTER TABLE "distinct_people" ADD CONSTRAINT "distinct_people_ordered" CHECK ("first_member_id" < "second_member_id");

-- Few people administer. They are asked for at every change of a role.
CREATE INDEX "member_role_idx" ON "member"("organization_id", "role") WHERE "active" AND "merged_into_id" IS NULL;

-- The list of people, by name whatever its case. Partial, so that no reference is checked by it.
CREATE INDEX "member_list_idx" ON "member"("organization_id", lower("display_name"), "id") WHERE "merged_into_id" IS NULL;

-- What concerned a person, or a group. Every request is written to it, so it is one index and not two.
CREATE INDEX "provisioning_record_subject_idx" ON "provisioning_record"("organization_id", (coalesce("member_id", "resource_id")), "at");

-- Nearly nobody is merged into somebody. Partial, lest "not merged" be looked up in it.
CREATE INDEX "member_merged_into_id_idx" ON "member"("merged_into_id", "organization_id") WHERE "merged_into_id" IS NOT NULL;

-- Keys that name their organization or directory, so that a look-up by one alone finds nothing of anybody else's.
-- Beside a condition on the organization, a connection whose plans are from when the tables were empty would go
-- through the organization by the primary key, until the tables are analysed.
CREATE INDEX "member_email_idx" ON "member"(("organization_id"::text || ':' || lower("email")));

-- What identity providers look users up by and what stands in the document. Columns rather than indexed expressions,
-- so that an update that leaves them as they are touches no index.
ALTER TABLE "directory_user"
  ADD COLUMN "email_keys" JSONB GENERATED ALWAYS AS (
    ('{"' || "directory_id"::text || '":' || lower(jsonb_path_query_array("document", '$.emails[*].value')::text) || '}')::jsonb
  ) STORED,
  ADD COLUMN "manager_key" TEXT GENERATED ALWAYS AS (
    "directory_id"::text || ':' || ("document" #>> '{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","manager","value"}')
  ) STORED;
CREATE INDEX "directory_user_email_keys_idx" ON "directory_user" USING gin ("email_keys" jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX "directory_user_manager_key_idx" ON "directory_user"("manager_key") WHERE "manager_key" IS NOT NULL;
