-- Since when an environment's stack runs is asked for all environments at once.
CREATE INDEX "operation_that_made_the_stack" ON "operation"("environment_id", "ended_at") WHERE "resolved_to" = 'create-stack' AND "state" = 'succeeded';
