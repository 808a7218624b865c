-- A request claims its Idempotency-Key for a while, and marks it in the transaction of what it commits.
ALTER TABLE "idempotency_key"
  ADD COLUMN "claim" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "claimed_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "took_effect_at" TIMESTAMPTZ(3);

-- Nobody can tell of older keys without an answer whether their request took effect: none of them may be run again.
UPDATE "idempotency_key" SET "took_effect_at" = "created_at" WHERE "status" IS NULL;
