-- The month comes first in the key: a ledger reads one month of every account.
CREATE TABLE "billed_environment_month" (
    "account_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "environment_tag" TEXT NOT NULL,
    "usd" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "billed_environment_month_pkey" PRIMARY KEY ("month","kind","account_id","environment_tag")
);

ALTER TABLE "billed_environment_month" ADD CONSTRAINT "billed_environment_month_kind" CHECK ("kind" IN ('usage', 'credit', 'refund', 'tax', 'other'));
ALTER TABLE "billed_environment_month" ADD CONSTRAINT "billed_environment_month_first_day" CHECK (extract(day FROM "month") = 1);

INSERT INTO "billed_environment_month" ("account_id", "month", "kind", "environment_tag", "usd")
SELECT "account_id", "month", "kind", "environment_tag", sum("usd") FROM "billed_month" GROUP BY "account_id", "month", "kind", "environment_tag";
