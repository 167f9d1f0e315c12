-- CreateTable
CREATE TABLE "change_set" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "transitions" JSONB NOT NULL,
    "undoes" UUID,

    CONSTRAINT "change_set_pkey" PRIMARY KEY ("organization_id","id")
);

-- AddForeignKey
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
