-- Hashed along with what a record says, so that nobody can guess erased words from their digest. 244 random bits.
ALTER TABLE "audit_record" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- CreateTable
CREATE TABLE "audit_seal" (
    "organization_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "audit_at" TIMESTAMPTZ(3) NOT NULL,
    "audit_id" UUID NOT NULL,
    "content_digest" BYTEA NOT NULL,
    "record_digest" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "audit_reseal" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "audit_id" UUID NOT NULL,
    "erasure_id" UUID NOT NULL,
    "content_digest" BYTEA NOT NULL,

    CONSTRAINT "audit_reseal_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_audit_id_organization_id_key" ON "audit_seal"("audit_id", "organization_id");

-- CreateIndex
CREATE INDEX "audit_reseal_audit_id_organization_id_idx" ON "audit_reseal"("audit_id", "organization_id");

-- Seals for what was recorded before there were any, as rollcall.seal_audit_record makes them.
INSERT INTO "audit_seal" ("organization_id", "number", "audit_at", "audit_id", "content_digest", "record_digest", "digest")
WITH RECURSIVE content AS MATERIALIZED (
  SELECT r.*, row_number() OVER (PARTITION BY organization_id ORDER BY at, id) AS number,
    sha256(salt || convert_to(jsonb_build_object(
      'actorId', actor_id, 'actorName', actor_name, 'targetId', target_id, 'targetName', target_name,
      'before', before, 'after', after, 'reason', reason, 'address', address
    )::text, 'UTF8')) AS content_digest
  FROM audit_record r
), record AS MATERIALIZED (
  SELECT organization_id, number, at, id, content_digest, sha256(convert_to(concat_ws(E'\n',
    number, organization_id, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_kind, action,
    coalesce(target_kind, ''), encode(content_digest, 'hex')
  ), 'UTF8')) AS record_digest
  FROM content
), chained AS (
  SELECT r.*, sha256(decode(repeat('00', 32), 'hex') || record_digest) AS digest FROM record r WHERE number = 1
  UNION ALL
  SELECT r.*, sha256(c.digest || r.record_digest)
  FROM chained c JOIN record r ON r.organization_id = c.organization_id AND r.number = c.number + 1
)
SELECT organization_id, number, at, id, content_digest, record_digest, digest FROM chained;
