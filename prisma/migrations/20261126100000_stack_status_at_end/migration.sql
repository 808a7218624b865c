-- An operation that has ended goes on showing the stack's status of that moment.
ALTER TABLE "operation" ADD COLUMN "stack_status_at_end" TEXT;

-- Of those that ended before, their last confirmed event about the stack itself tells it.
UPDATE "operation" SET "stack_status_at_end" = (
  SELECT "status" FROM "stack_event"
  WHERE "stack_event"."operation_id" = "operation"."id" AND "physical_id" = "stack_event"."stack_arn"
    AND "resource_type" = 'AWS::CloudFormation::Stack' AND "position" IS NOT NULL
  ORDER BY "position" DESC LIMIT 1
)
WHERE "ended_at" IS NOT NULL;
