import "server-only";

import type { Database } from "@/lib/db/transaction";

/**
 * The act that a call to AWS goes back to: the newest audit row of these acts on the operation. Null only if the audit was lost,
 * which the append-only table does not allow.
 */
export async function findActAudit(database: Database, operationId: string, actions: readonly string[]): Promise<bigint | null> {
  const row = await database.audit.findFirst({ where: { operationId, action: { in: [...actions] }, outcome: "done" }, orderBy: { id: "desc" }, select: { id: true } });
  return row?.id ?? null;
}

/** Acts that lead to an operation's own mutations. */
export const SUBMITTING_ACTS = ["operation.request", "operation.confirm"] as const;
