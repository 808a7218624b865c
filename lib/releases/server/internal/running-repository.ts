import "server-only";

import type { Database } from "@/lib/db/transaction";

export type RunningOperation = { id: string; accountId: string; region: string };

/** Every operation that AWS is at work on, oldest first. */
export async function listRunning(database: Database): Promise<RunningOperation[]> {
  return database.$queryRaw<RunningOperation[]>`
    SELECT o.id, e.account_id AS "accountId", e.region
    FROM operation o JOIN environment e ON e.id = o.environment_id
    WHERE o.state = 'running'
    ORDER BY o.requested_at`;
}

/** Cancellations that were asked for and that AWS has not been heard to accept. */
export async function listOpenCancellations(database: Database): Promise<{ operationId: string; auditId: string }[]> {
  return database.$queryRaw<{ operationId: string; auditId: string }[]>`
    SELECT o.id AS "operationId", act.id::text AS "auditId"
    FROM operation o
    JOIN LATERAL (SELECT id FROM audit WHERE operation_id = o.id AND action = 'operation.cancel' AND outcome = 'done' ORDER BY id DESC LIMIT 1) act ON true
    WHERE o.state = 'running' AND o.cancel_requested_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM aws_call c JOIN aws_call_outcome r ON r.call_id = c.id
                      WHERE c.operation_id = o.id AND c.audit_id = act.id AND r.kind IN ('accepted', 'found-by-token'))`;
}
