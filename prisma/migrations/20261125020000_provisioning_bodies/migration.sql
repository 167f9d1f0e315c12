-- What was sent and answered, redacted, for who looks into a request. Its days are dropped after 30 of them at most.
CREATE TABLE "provisioning_body" (
    "organization_id" UUID NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "request" TEXT,
    "request_size" INTEGER NOT NULL,
    "request_cut" BOOLEAN NOT NULL,
    "response" TEXT,
    "response_size" INTEGER NOT NULL,
    "response_cut" BOOLEAN NOT NULL,
    "erased" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "provisioning_body_pkey" PRIMARY KEY ("organization_id","request_id","at")
) PARTITION BY RANGE ("at");

-- For how long they are shown. 0: none are kept.
ALTER TABLE "organization" ADD COLUMN "body_days" INTEGER NOT NULL DEFAULT 30;
