-- What came of a request. Nothing but the record itself decides it.
ALTER TABLE "provisioning_record" ADD COLUMN "result" TEXT GENERATED ALWAYS AS (
  CASE
    WHEN "status" >= 400 THEN 'failed'
    WHEN "effect" ? 'withheld' THEN 'pending'
    WHEN "effect" ? 'missing' THEN 'incomplete'
    ELSE 'ok'
  END
) STORED;

-- Partial: nearly all requests go well, and each of them is written.
CREATE INDEX "provisioning_record_result_idx" ON "provisioning_record"("organization_id", "result", "at", "id") WHERE "result" <> 'ok';
