ALTER TABLE "rehearsal" ADD COLUMN "rollback_asked_at" TIMESTAMPTZ(3);
