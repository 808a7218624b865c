-- CreateTable
CREATE TABLE "billed_day" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "environment_tag" TEXT NOT NULL,
    "usage_type" TEXT NOT NULL,
    "usd" DECIMAL(24,12) NOT NULL,
    "usage_quantity" DECIMAL(30,12),
    "usage_unit" TEXT,
    "estimated" BOOLEAN NOT NULL,

    CONSTRAINT "billed_day_pkey" PRIMARY KEY ("account_id","day","kind","environment_tag","usage_type")
);

-- CreateTable
CREATE TABLE "billed_month" (
    "account_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "environment_tag" TEXT NOT NULL,
    "usage_type" TEXT NOT NULL,
    "usd" DECIMAL(24,12) NOT NULL,
    "usage_quantity" DECIMAL(30,12),
    "usage_unit" TEXT,

    CONSTRAINT "billed_month_pkey" PRIMARY KEY ("account_id","month","kind","environment_tag","usage_type")
);

-- CreateTable
CREATE TABLE "billed_environment_day" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "environment_tag" TEXT NOT NULL,
    "usd" DECIMAL(24,12) NOT NULL,
    "estimated" BOOLEAN NOT NULL,

    CONSTRAINT "billed_environment_day_pkey" PRIMARY KEY ("account_id","day","kind","environment_tag")
);

-- CreateTable
CREATE TABLE "release_price" (
    "environment_id" UUID NOT NULL,
    "release" INTEGER NOT NULL,
    "price_book" TEXT NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "plan_low_usd" DECIMAL(18,6),
    "plan_high_usd" DECIMAL(18,6),
    "list_usd" DECIMAL(18,6),
    "problem" TEXT,
    "priced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_price_pkey" PRIMARY KEY ("environment_id","release")
);

-- CreateTable
CREATE TABLE "bill_fetch" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "requests" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "tag_state" TEXT NOT NULL DEFAULT 'unknown',
    "commitments" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "bill_fetch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "running_cost" (
    "environment_id" UUID NOT NULL,
    "logical_id" TEXT NOT NULL,
    "physical_id" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "charge" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" DECIMAL(30,12) NOT NULL,
    "unit" TEXT NOT NULL,
    "usd_per_hour" DECIMAL(24,12),
    "from_usage" BOOLEAN NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "running_cost_pkey" PRIMARY KEY ("environment_id","physical_id","charge","sku")
);

-- CreateTable
CREATE TABLE "running_cost_look" (
    "environment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "usd_per_hour" DECIMAL(24,12),

    CONSTRAINT "running_cost_look_pkey" PRIMARY KEY ("environment_id")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" UUID NOT NULL,
    "environment_id" UUID,
    "system" TEXT,
    "usd_micros" BIGINT NOT NULL,
    "thresholds" INTEGER[],
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_book_version" (
    "id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "problems" JSONB NOT NULL,

    CONSTRAINT "price_book_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "billed_day_environment_tag_day_idx" ON "billed_day"("environment_tag", "day");

-- CreateIndex
CREATE INDEX "billed_environment_day_day_idx" ON "billed_environment_day"("day");

-- CreateIndex
CREATE INDEX "billed_month_month_environment_tag_idx" ON "billed_month"("month", "environment_tag");

-- CreateIndex
CREATE INDEX "bill_fetch_account_id_at_idx" ON "bill_fetch"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "budget_environment_id_key" ON "budget"("environment_id");

-- CreateIndex
CREATE UNIQUE INDEX "budget_system_key" ON "budget"("system");

-- CreateIndex
CREATE INDEX "price_book_version_region_at_idx" ON "price_book_version"("region", "at");

-- What follows cannot be said in cost.prisma.

ALTER TABLE "billed_day" ADD CONSTRAINT "billed_day_kind" CHECK ("kind" IN ('usage', 'credit', 'refund', 'tax', 'other'));
ALTER TABLE "billed_month" ADD CONSTRAINT "billed_month_kind" CHECK ("kind" IN ('usage', 'credit', 'refund', 'tax', 'other'));
ALTER TABLE "billed_environment_day" ADD CONSTRAINT "billed_environment_day_kind" CHECK ("kind" IN ('usage', 'credit', 'refund', 'tax', 'other'));
ALTER TABLE "billed_month" ADD CONSTRAINT "billed_month_first_day" CHECK (extract(day FROM "month") = 1);
ALTER TABLE "budget" ADD CONSTRAINT "budget_of_one_thing" CHECK (("environment_id" IS NULL) <> ("system" IS NULL));
ALTER TABLE "budget" ADD CONSTRAINT "budget_is_positive" CHECK ("usd_micros" > 0);
CREATE TRIGGER "price_book_version_is_immutable" BEFORE UPDATE OR DELETE ON "price_book_version" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
