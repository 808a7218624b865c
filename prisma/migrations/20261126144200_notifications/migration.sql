CREATE TABLE "notice" (
  "id" UUID NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "environment_id" UUID,
  "environment_name" TEXT,
  "title" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "routed_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "notice_key_key" ON "notice"("key");
CREATE INDEX "notice_created_at_idx" ON "notice"("created_at");
-- What the worker looks for every second: an index of what is there to do, which is next to nothing.
CREATE INDEX "notice_to_route" ON "notice"("created_at") WHERE "routed_at" IS NULL;

CREATE TABLE "notification_channel" (
  "id" UUID NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "recipients" TEXT[],
  "sealed" TEXT,
  "paused_at" TIMESTAMPTZ(3),
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "notification_channel_name_key" ON "notification_channel"("name");

CREATE TABLE "notification_rule" (
  "id" UUID NOT NULL PRIMARY KEY,
  "channel_id" UUID REFERENCES "notification_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "person_id" UUID REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "environment_id" UUID REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "from_severity" TEXT NOT NULL,
  CONSTRAINT "notification_rule_of_one" CHECK (("channel_id" IS NULL) <> ("person_id" IS NULL))
);
CREATE INDEX "notification_rule_kind_idx" ON "notification_rule"("kind");
CREATE UNIQUE INDEX "notification_rule_of_channel" ON "notification_rule"("channel_id", "environment_id", "kind") NULLS NOT DISTINCT WHERE "channel_id" IS NOT NULL;
CREATE UNIQUE INDEX "notification_rule_of_person" ON "notification_rule"("person_id", "environment_id", "kind") NULLS NOT DISTINCT WHERE "person_id" IS NOT NULL;

CREATE TABLE "notification_waiting" (
  "id" BIGSERIAL NOT NULL PRIMARY KEY,
  "notice_id" UUID NOT NULL REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "channel_id" UUID REFERENCES "notification_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "person_id" UUID REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "notification_waiting_channel_id_idx" ON "notification_waiting"("channel_id");
CREATE INDEX "notification_waiting_person_id_idx" ON "notification_waiting"("person_id");

CREATE TABLE "notification_delivery" (
  "id" UUID NOT NULL PRIMARY KEY,
  "channel_id" UUID REFERENCES "notification_channel"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "person_id" UUID REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "target_name" TEXT NOT NULL,
  "target_kind" TEXT NOT NULL,
  "test_of" TEXT,
  "notices" JSONB NOT NULL,
  "notice_count" INTEGER NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "response_status" INTEGER,
  "reason" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_tried_at" TIMESTAMPTZ(3),
  "sent_at" TIMESTAMPTZ(3)
);
CREATE INDEX "notification_delivery_created_at_idx" ON "notification_delivery"("created_at");
CREATE INDEX "notification_delivery_channel_id_created_at_idx" ON "notification_delivery"("channel_id", "created_at");
CREATE INDEX "notification_delivery_person_id_created_at_idx" ON "notification_delivery"("person_id", "created_at");
