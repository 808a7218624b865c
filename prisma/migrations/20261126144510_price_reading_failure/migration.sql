CREATE TABLE "price_reading_failure" (
  "region" TEXT NOT NULL PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "account_id" UUID NOT NULL,
  "why" TEXT NOT NULL
);
