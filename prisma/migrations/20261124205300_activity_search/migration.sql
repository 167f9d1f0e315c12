-- By which an IT admin looks somebody up. The name of the record is mostly another one.
ALTER TABLE "provisioning_record" ADD COLUMN "user_name" TEXT;

-- The words of a record that was no mere look-up: names, user name, address, and what was answered. Each begins with the
-- end of the organization's id, so that nothing of anybody else's is found by it. Cut, since a word of PostgreSQL's has
-- at most 2,046 bytes.
ALTER TABLE "provisioning_record" ADD COLUMN "words" TSVECTOR GENERATED ALWAYS AS (
  CASE WHEN "operation" <> 'read' THEN array_to_tsvector(array_remove(array_remove(
    string_to_array(regexp_replace(
      ' ' || lower(
        left(coalesce("resource_name", ''), 400) || ' ' || left(coalesce("user_name", ''), 400) || ' ' || left("path", 400)
          || ' ' || left(coalesce("detail", ''), 400)
          || ' ' || left(coalesce("effect" #>> '{membersAdded,names}', ''), 400)
          || ' ' || left(coalesce("effect" #>> '{membersRemoved,names}', ''), 400)
      ),
      '[^[:alnum:]]+', ' ' || right("organization_id"::text, 8), 'g'
    ), ' '),
    ''), right("organization_id"::text, 8)))
  END
) STORED;
CREATE INDEX "provisioning_record_words_idx" ON "provisioning_record" USING gin ("words") WHERE "words" IS NOT NULL;

-- Look-ups are most of what an IdP sends, and mostly left out of the list.
CREATE INDEX "provisioning_record_changes_idx" ON "provisioning_record"("organization_id", "at", "id") WHERE "operation" <> 'read';
CREATE INDEX "provisioning_record_operation_idx" ON "provisioning_record"("organization_id", "operation", "at", "id") WHERE "operation" <> 'read';
