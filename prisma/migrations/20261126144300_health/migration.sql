CREATE TABLE "environment_health" (
  "environment_id" UUID NOT NULL PRIMARY KEY REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "state" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3),
  "failures_in_row" INTEGER NOT NULL DEFAULT 0,
  "as_of" TIMESTAMPTZ(3),
  "is_up" BOOLEAN,
  "status" INTEGER,
  "duration_ms" INTEGER,
  "reason" TEXT,
  "fresh_until" TIMESTAMPTZ(3),
  "due_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "environment_health_due_at_idx" ON "environment_health"("due_at");

CREATE TABLE "health_check" (
  "environment_id" UUID NOT NULL REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "is_up" BOOLEAN NOT NULL,
  "status" INTEGER,
  "duration_ms" INTEGER,
  "reason" TEXT,
  PRIMARY KEY ("environment_id", "at")
);
CREATE INDEX "health_check_at_idx" ON "health_check"("at");

CREATE TABLE "health_hour" (
  "environment_id" UUID NOT NULL REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "hour" TIMESTAMPTZ(0) NOT NULL,
  "up_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
  "down_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
  PRIMARY KEY ("environment_id", "hour")
);
CREATE INDEX "health_hour_hour_idx" ON "health_hour"("hour");

CREATE TABLE "verification_run" (
  "environment_id" UUID NOT NULL REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "release" INTEGER NOT NULL,
  "operation_id" UUID,
  "requested_by" TEXT NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("environment_id", "release")
);

CREATE TABLE "verification_result" (
  "environment_id" UUID NOT NULL REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "release" INTEGER NOT NULL,
  "step_key" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "detail" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "signed_by" TEXT,
  PRIMARY KEY ("environment_id", "release", "step_key")
);
