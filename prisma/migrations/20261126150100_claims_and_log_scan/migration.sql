-- AlterTable
ALTER TABLE "metric_answer" ADD COLUMN "claim_id" UUID;

-- CreateTable
CREATE TABLE "log_scan" (
    "account_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "log_scan_pkey" PRIMARY KEY ("account_id")
);
