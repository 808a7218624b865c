-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'operator', 'admin');

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('sandbox', 'aws');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_connection" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "account_number" TEXT,
    "regions" TEXT[],
    "endpoint" TEXT,
    "role_arn" TEXT,
    "external_id" TEXT,
    "execution_role_arn" TEXT,
    "stack_name_prefix" TEXT NOT NULL DEFAULT 'pilothouse-',
    "template_bucket" TEXT,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "state_reason" TEXT,
    "missing_actions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "as_of" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_feed" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "queue_url" TEXT,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "state_reason" TEXT,
    "last_received_at" TIMESTAMPTZ(3),
    "as_of" TIMESTAMPTZ(3),

    CONSTRAINT "event_feed_pkey" PRIMARY KEY ("account_id","region")
);

-- CreateTable
CREATE TABLE "feed_intake" (
    "envelope_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "detail_type" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'stored',

    CONSTRAINT "feed_intake_pkey" PRIMARY KEY ("envelope_id")
);

-- CreateTable
CREATE TABLE "environment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "option" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "stack_name" TEXT NOT NULL,
    "stack_arn" TEXT,
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "stack_status" TEXT,
    "stack_status_reason" TEXT,
    "stack_status_as_of" TIMESTAMPTZ(3),
    "stack_outputs" JSONB,
    "running_release" INTEGER,
    "latest_release" INTEGER NOT NULL DEFAULT 0,
    "last_operation_id" UUID,
    "last_operation_kind" TEXT,
    "last_operation_state" TEXT,
    "last_operation_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_body" (
    "hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_body_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "template_hash" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "images" JSONB NOT NULL,
    "tags" JSONB NOT NULL,
    "capabilities" TEXT[],
    "note" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "resolved_to" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "release" INTEGER,
    "from_release" INTEGER,
    "reason" TEXT,
    "auto_confirm" BOOLEAN NOT NULL DEFAULT false,
    "options" JSONB NOT NULL DEFAULT '{}',
    "stack_arn" TEXT,
    "change_set_arn" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_by_id" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "previewed_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "cancel_requested_by" TEXT,
    "state_reason" TEXT,
    "root_cause" JSONB,
    "progress" JSONB,
    "as_of" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "lease_fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preview" (
    "operation_id" UUID NOT NULL,
    "change_set_arn" TEXT,
    "hash" TEXT NOT NULL,
    "stack_changed_at" TIMESTAMPTZ(3),
    "blockers" JSONB NOT NULL DEFAULT '[]',
    "changes" JSONB NOT NULL,
    "data_verdict" JSONB NOT NULL,
    "expected_seconds" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preview_pkey" PRIMARY KEY ("operation_id")
);

-- CreateTable
CREATE TABLE "stack_event" (
    "id" BIGSERIAL NOT NULL,
    "environment_id" UUID NOT NULL,
    "operation_id" UUID,
    "stack_arn" TEXT NOT NULL,
    "logical_id" TEXT NOT NULL,
    "physical_id" TEXT NOT NULL DEFAULT '',
    "resource_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "token" TEXT NOT NULL DEFAULT '',
    "occurrence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" TEXT,
    "position" INTEGER,
    "source" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stack_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_call" (
    "id" UUID NOT NULL,
    "operation_id" UUID,
    "audit_id" BIGINT,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_call_outcome" (
    "id" BIGSERIAL NOT NULL,
    "call_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "error_code" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_call_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_call_pace" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "aws_call_pace_pkey" PRIMARY KEY ("account_id","region")
);

-- CreateTable
CREATE TABLE "aws_read_meter" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "aws_read_meter_pkey" PRIMARY KEY ("account_id","region","action","hour")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "object_type" TEXT,
    "object_id" TEXT,
    "environment_id" UUID,
    "operation_id" UUID,
    "summary" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "previous_hash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_key","key")
);

-- CreateTable
CREATE TABLE "stream_message" (
    "id" BIGSERIAL NOT NULL,
    "topics" TEXT[],
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stream_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "account_connection_name_key" ON "account_connection"("name");

-- CreateIndex
CREATE INDEX "feed_intake_source_detail_type_received_at_idx" ON "feed_intake"("source", "detail_type", "received_at");

-- CreateIndex
CREATE INDEX "environment_system_option_idx" ON "environment"("system", "option");

-- CreateIndex
CREATE INDEX "environment_stage_idx" ON "environment"("stage");

-- CreateIndex
CREATE INDEX "environment_updated_at_idx" ON "environment"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "release_environment_id_number_key" ON "release"("environment_id", "number");

-- CreateIndex
CREATE INDEX "operation_environment_id_requested_at_idx" ON "operation"("environment_id", "requested_at");

-- CreateIndex
CREATE INDEX "operation_state_idx" ON "operation"("state");

-- CreateIndex
CREATE INDEX "operation_requested_at_idx" ON "operation"("requested_at");

-- CreateIndex
CREATE INDEX "stack_event_operation_id_id_idx" ON "stack_event"("operation_id", "id");

-- CreateIndex
CREATE INDEX "stack_event_stack_arn_position_idx" ON "stack_event"("stack_arn", "position");

-- CreateIndex
CREATE UNIQUE INDEX "stack_event_identity" ON "stack_event"("stack_arn", "logical_id", "physical_id", "status", "token", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "stack_event_stack_arn_event_id_key" ON "stack_event"("stack_arn", "event_id");

-- CreateIndex
CREATE INDEX "aws_call_operation_id_idx" ON "aws_call"("operation_id");

-- CreateIndex
CREATE INDEX "aws_call_outcome_call_id_idx" ON "aws_call_outcome"("call_id");

-- CreateIndex
CREATE INDEX "audit_at_idx" ON "audit"("at");

-- CreateIndex
CREATE INDEX "audit_environment_id_id_idx" ON "audit"("environment_id", "id");

-- CreateIndex
CREATE INDEX "audit_actor_id_id_idx" ON "audit"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_action_id_idx" ON "audit"("action", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "stream_message_at_idx" ON "stream_message"("at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_feed" ADD CONSTRAINT "event_feed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment" ADD CONSTRAINT "environment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account_connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_template_hash_fkey" FOREIGN KEY ("template_hash") REFERENCES "template_body"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview" ADD CONSTRAINT "preview_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stack_event" ADD CONSTRAINT "stack_event_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aws_call" ADD CONSTRAINT "aws_call_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aws_call_outcome" ADD CONSTRAINT "aws_call_outcome_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "aws_call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What follows cannot be said in schema.prisma.

-- Names are unique among environments that are still here.
CREATE UNIQUE INDEX "environment_name_in_use" ON "environment" (lower("name")) WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "environment_stack_in_use" ON "environment" ("account_id", "region", "stack_name") WHERE "removed_at" IS NULL;

-- At most one operation may hold a stack. The states are those in lib/releases/operation-state.ts that hold.
CREATE UNIQUE INDEX "operation_holds_stack" ON "operation" ("environment_id")
  WHERE "state" IN ('submitting', 'running', 'unknown', 'needs-human');

-- Driving the worker: what is to be moved now, found without reading the history.
CREATE INDEX "operation_in_motion" ON "operation" ("lease_until")
  WHERE "state" IN ('queued', 'previewing', 'submitting', 'running', 'unknown');

ALTER TABLE "operation" ADD CONSTRAINT "operation_state_known" CHECK ("state" IN (
  'queued', 'previewing', 'previewed', 'submitting', 'running', 'succeeded', 'rolled-back', 'cancelled', 'failed', 'stuck',
  'no-changes', 'discarded', 'expired', 'stale', 'unknown', 'needs-human'));
ALTER TABLE "operation" ADD CONSTRAINT "operation_kind_known" CHECK ("kind" IN (
  'deploy', 'rollback', 'continue-rollback', 'retry', 'delete'));
ALTER TABLE "environment" ADD CONSTRAINT "environment_stage_known" CHECK ("stage" IN ('dev', 'staging', 'prod'));
ALTER TABLE "release" ADD CONSTRAINT "release_number_positive" CHECK ("number" > 0);

-- Append-only tables refuse to be changed, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "aws_call_append_only" BEFORE UPDATE OR DELETE ON "aws_call" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "aws_call_no_truncate" BEFORE TRUNCATE ON "aws_call" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "aws_call_outcome_append_only" BEFORE UPDATE OR DELETE ON "aws_call_outcome" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "aws_call_outcome_no_truncate" BEFORE TRUNCATE ON "aws_call_outcome" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "release_is_immutable" BEFORE UPDATE OR DELETE ON "release" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "template_body_is_immutable" BEFORE UPDATE OR DELETE ON "template_body" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Each audit row's hash covers its content and the row before it. The advisory lock makes the chain one line:
-- two transactions cannot both follow the same row. It is held until commit, so keep auditing transactions short.
CREATE FUNCTION "chain_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(7140001);
  SELECT "hash" INTO last_hash FROM "audit" ORDER BY "id" DESC LIMIT 1;
  NEW."id" := nextval('audit_id_seq');
  NEW."previous_hash" := coalesce(last_hash, '');
  NEW."hash" := encode(sha256(convert_to(concat_ws(E'\x1f',
    NEW."previous_hash", NEW."id", to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW."actor_kind",
    coalesce(NEW."actor_id", ''), NEW."actor_name", NEW."action", NEW."outcome", coalesce(NEW."code", ''),
    coalesce(NEW."object_type", ''), coalesce(NEW."object_id", ''), coalesce(NEW."environment_id"::text, ''),
    coalesce(NEW."operation_id"::text, ''), NEW."summary", NEW."details"::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_chain" BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION "chain_audit"();

-- Open pages hear of a message by its id; the web process then reads the row.
CREATE FUNCTION "notify_stream"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pilothouse_stream', NEW."id"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "stream_message_notify" AFTER INSERT ON "stream_message" FOR EACH ROW EXECUTE FUNCTION "notify_stream"();

-- Substring search over names at 10,000 environments without an extension: names are short, and the partial index keeps it to
-- those that are still here.
CREATE INDEX "environment_list" ON "environment" (lower("name"), "id") WHERE "removed_at" IS NULL;

-- How an environment stands, as a place in ENVIRONMENT_STATES (lib/environments/environment-state.ts, whose rules these are: a test holds
-- the two together): 0 needs-you, 1 running, 2 healthy, 3 no-stack, 4 unknown. The index makes filtering and sorting by it cost no scan.
CREATE FUNCTION "environment_state_place"(operation_state text, stack_status text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN operation_state IN ('previewed', 'stuck', 'needs-human') THEN 0
    WHEN operation_state IN ('queued', 'previewing', 'submitting', 'running', 'unknown') THEN 1
    WHEN stack_status IN ('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE') THEN 2
    WHEN stack_status IN ('CREATE_FAILED', 'ROLLBACK_FAILED', 'ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED',
      'IMPORT_ROLLBACK_FAILED') THEN 0
    WHEN stack_status IN ('CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'IMPORT_IN_PROGRESS',
      'IMPORT_ROLLBACK_IN_PROGRESS') THEN 1
    WHEN stack_status IS NULL OR stack_status IN ('DELETE_COMPLETE', 'REVIEW_IN_PROGRESS') THEN 3
    ELSE 4
  END
$$;
CREATE INDEX "environment_by_state" ON "environment" ("environment_state_place"("last_operation_state", "stack_status"), "id")
  WHERE "removed_at" IS NULL;
