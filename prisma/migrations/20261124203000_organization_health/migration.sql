-- The list of organizations looks for what failed in the last hour in the whole installation.
CREATE INDEX "provisioning_record_failure_idx" ON "provisioning_record"("at", "organization_id", "directory_id") WHERE "status" >= 400;
CREATE INDEX "authentication_failure_minute_idx" ON "authentication_failure"("minute");
