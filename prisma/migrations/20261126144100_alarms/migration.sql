ALTER TABLE "environment"
  ADD COLUMN "alarms_total" INTEGER,
  ADD COLUMN "alarms_in_alarm" INTEGER,
  ADD COLUMN "alarms_without_data" INTEGER;

CREATE TABLE "alarm" (
  "id" UUID NOT NULL PRIMARY KEY,
  "account_id" UUID NOT NULL,
  "region" TEXT NOT NULL,
  "arn" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "environment_id" UUID,
  "logical_id" TEXT,
  "title" TEXT,
  "severity" TEXT NOT NULL,
  "response" TEXT,
  "description" TEXT,
  "state" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "reason" TEXT NOT NULL,
  "reason_data" JSONB,
  "queries" JSONB NOT NULL DEFAULT '[]',
  "rule" TEXT,
  "threshold" DOUBLE PRECISION,
  "comparison" TEXT,
  "period_seconds" INTEGER,
  "evaluation_periods" INTEGER,
  "datapoints_to_alarm" INTEGER,
  "missing_data" TEXT,
  "actions_enabled" BOOLEAN NOT NULL,
  "alarm_actions" TEXT[],
  "suspect_release" INTEGER,
  "suspect_from" INTEGER,
  "suspect_began_at" TIMESTAMPTZ(3),
  "acknowledged_at" TIMESTAMPTZ(3),
  "acknowledged_by" TEXT,
  "acknowledge_note" TEXT,
  "owner_id" UUID,
  "owner_name" TEXT,
  "muted_until" TIMESTAMPTZ(3),
  "muted_by" TEXT,
  "as_of" TIMESTAMPTZ(3) NOT NULL,
  "missing_since" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "alarm_account_id_region_name_key" ON "alarm"("account_id", "region", "name");
CREATE INDEX "alarm_environment_id_idx" ON "alarm"("environment_id");

-- 0: in alarm and nobody's; 1: in alarm, and somebody knows; 2: no figures, or a state that nobody knows; 3: OK.
CREATE FUNCTION "alarm_urgency"("state" TEXT, "owner_id" UUID, "acknowledged_at" TIMESTAMPTZ, "muted_until" TIMESTAMPTZ) RETURNS INTEGER
  LANGUAGE SQL IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN "state" = 'ALARM' AND "owner_id" IS NULL AND "acknowledged_at" IS NULL AND "muted_until" IS NULL THEN 0
    WHEN "state" = 'ALARM' THEN 1
    WHEN "state" = 'OK' THEN 3
    ELSE 2
  END;
CREATE INDEX "alarm_by_urgency" ON "alarm"(alarm_urgency("state", "owner_id", "acknowledged_at", "muted_until"), "since" DESC, "id" DESC) WHERE "missing_since" IS NULL;
CREATE INDEX "alarm_in_alarm" ON "alarm"("since" DESC, "id" DESC) WHERE "state" = 'ALARM' AND "missing_since" IS NULL;

CREATE TABLE "alarm_change" (
  "id" BIGSERIAL NOT NULL PRIMARY KEY,
  "alarm_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL,
  "previous_state" TEXT,
  "reason" TEXT NOT NULL,
  "reason_data" JSONB,
  "source" TEXT NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "alarm_change_alarm_id_at_state_key" ON "alarm_change"("alarm_id", "at", "state");

CREATE TABLE "alarm_act" (
  "id" UUID NOT NULL PRIMARY KEY,
  "alarm_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "kind" TEXT NOT NULL,
  "by_name" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "until" TIMESTAMPTZ(3),
  "owner_name" TEXT
);
CREATE INDEX "alarm_act_alarm_id_at_idx" ON "alarm_act"("alarm_id", "at");

CREATE TABLE "alarm_look" (
  "account_id" UUID NOT NULL,
  "region" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "answered_at" TIMESTAMPTZ(3),
  "problem" TEXT,
  PRIMARY KEY ("account_id", "region")
);

-- Which stack an alarm belongs to is told by the physical id that its resource had.
CREATE INDEX "stack_event_alarm" ON "stack_event"("physical_id") WHERE "resource_type" IN ('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm');
