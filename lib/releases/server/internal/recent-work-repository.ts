import "server-only";

import type { Database } from "@/lib/db/transaction";

export type ResourceWork = { resourceType: string; action: "create" | "update" | "delete"; seconds: number };

const RECENT_OPERATIONS = 5; // what was true last month says little about today

/** How long each resource took in the latest operations of an account and region that ended well, by AWS's own times. */
export async function listRecentWork(database: Database, { accountId, region }: { accountId: string; region: string }): Promise<ResourceWork[]> {
  return database.$queryRaw<ResourceWork[]>`
    WITH recent AS (
      SELECT o.id FROM operation o JOIN environment e ON e.id = o.environment_id
      WHERE o.state = 'succeeded' AND e.account_id = ${accountId}::uuid AND e.region = ${region}
      ORDER BY o.requested_at DESC LIMIT ${RECENT_OPERATIONS}
    )
    SELECT resource_type AS "resourceType", lower(split_part(status, '_', 1)) AS action, seconds
    FROM (
      SELECT s.resource_type, s.status,
             extract(epoch FROM s.at - min(s.at) FILTER (WHERE s.status LIKE '%\_IN\_PROGRESS') OVER (PARTITION BY s.operation_id, s.logical_id, split_part(s.status, '_', 1)))::float8 AS seconds
      FROM stack_event s JOIN recent ON recent.id = s.operation_id
      WHERE s.event_id IS NOT NULL AND s.resource_type <> 'AWS::CloudFormation::Stack'
    ) timed
    WHERE status IN ('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE') AND seconds IS NOT NULL`;
}
