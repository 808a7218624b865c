-- When the feed told of an event, by its own stamp: a message that comes late is about an event that polling has read before.
ALTER TABLE "stack_event" ADD COLUMN "told_at" TIMESTAMPTZ(3);

-- What the feed brought first it has told of, though its stamp has given way to AWS's time.
UPDATE "stack_event" SET "told_at" = "at" WHERE "source" = 'feed';
