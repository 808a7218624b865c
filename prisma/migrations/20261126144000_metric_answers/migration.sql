-- AlterTable
ALTER TABLE "aws_read_meter" ADD COLUMN "units" INTEGER NOT NULL DEFAULT 0;

-- Until now every action was counted, and charged for, by the request.
UPDATE "aws_read_meter" SET "units" = "calls";

-- CreateTable
CREATE TABLE "metric_call_pace" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_call_pace_pkey" PRIMARY KEY ("account_id","region")
);

-- CreateTable
CREATE TABLE "metric_answer" (
    "key" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "answer" JSONB,
    "failure" JSONB,
    "fresh_until" TIMESTAMPTZ(3),

    CONSTRAINT "metric_answer_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "metric_answer_fresh_until_idx" ON "metric_answer"("fresh_until");
