-- AlterTable
ALTER TABLE "preview" ADD COLUMN "price_difference_usd_micros" BIGINT;
