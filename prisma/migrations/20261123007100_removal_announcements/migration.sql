-- AlterTable
ALTER TABLE "withheld_removal" ADD COLUMN     "announced_at" TIMESTAMPTZ(3);
