-- Whose memberships a request changed: people by their directory users, and groups where a person was deleted. Such a
-- request belongs to their activity too.
ALTER TABLE "provisioning_record" ADD COLUMN "touched" UUID[];
CREATE INDEX "provisioning_record_touched_idx" ON "provisioning_record" USING gin ("touched") WHERE "touched" IS NOT NULL;

-- Partial now: most look-ups are about nobody whom they name by id.
DROP INDEX "provisioning_record_subject_idx";
CREATE INDEX "provisioning_record_subject_idx" ON "provisioning_record"("organization_id", (coalesce("member_id", "resource_id")), "at", "id")
  WHERE coalesce("member_id", "resource_id") IS NOT NULL;
