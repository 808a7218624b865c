-- An environment is called healthy only where its alarms are told and rest, and its health address answers. A stack that is gone although
-- nobody here deleted it needs somebody: it is no environment that was never launched.
ALTER TABLE "environment"
  ADD COLUMN "alarms_unread_since" TIMESTAMPTZ(3),
  ADD COLUMN "health_state" TEXT;

UPDATE "environment" SET "health_state" = h."state" FROM "environment_health" h WHERE h."environment_id" = "environment"."id";

DROP INDEX "environment_by_state";
DROP FUNCTION "environment_state_place"(text, text);

-- How an environment stands, as a place in ENVIRONMENT_STATES (lib/environments/environment-state.ts, whose rules these are: a test holds
-- the two together): 0 needs-you, 1 running, 2 in-alarm, 3 unsure, 4 healthy, 5 no-stack, 6 unknown. The index makes filtering and sorting
-- by it cost no scan.
CREATE FUNCTION "environment_state_place"(
  operation_kind text, operation_state text, stack_status text, alarms_total integer, alarms_in_alarm integer, alarms_without_data integer,
  alarms_unread_since timestamptz, health_state text
) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN operation_state IN ('previewed', 'stuck', 'needs-human') THEN 0
    WHEN operation_state IN ('queued', 'previewing', 'submitting', 'running', 'unknown') THEN 1
    WHEN stack_status IN ('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE') THEN CASE
      WHEN health_state = 'failing' THEN 0
      WHEN alarms_in_alarm > 0 THEN 2
      WHEN alarms_total IS NULL OR alarms_unread_since IS NOT NULL OR alarms_without_data > 0 OR health_state IS DISTINCT FROM 'well' THEN 3
      ELSE 4
    END
    WHEN stack_status IN ('CREATE_FAILED', 'ROLLBACK_FAILED', 'ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED',
      'IMPORT_ROLLBACK_FAILED') THEN 0
    WHEN stack_status IN ('CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'IMPORT_IN_PROGRESS',
      'IMPORT_ROLLBACK_IN_PROGRESS') THEN 1
    WHEN stack_status = 'DELETE_COMPLETE' AND operation_state = 'succeeded' AND operation_kind IN ('deploy', 'retry', 'continue-rollback') THEN 0
    WHEN stack_status IS NULL OR stack_status IN ('DELETE_COMPLETE', 'REVIEW_IN_PROGRESS') THEN 5
    ELSE 6
  END
$$;
CREATE INDEX "environment_by_state" ON "environment" (
  "environment_state_place"("last_operation_kind", "last_operation_state", "stack_status", "alarms_total", "alarms_in_alarm", "alarms_without_data", "alarms_unread_since", "health_state"), "id"
) WHERE "removed_at" IS NULL;
