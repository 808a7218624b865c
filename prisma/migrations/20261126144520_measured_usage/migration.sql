ALTER TABLE "running_cost_look" ADD COLUMN "usage_at" TIMESTAMPTZ(3);
