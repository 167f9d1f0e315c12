-- AlterTable
ALTER TABLE "role_pin" ADD COLUMN "ends_at" TIMESTAMPTZ(3);
