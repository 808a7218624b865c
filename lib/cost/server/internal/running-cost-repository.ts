import "server-only";

import { pool } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";

import type { RunningPart } from "../../running-parts";

export type EnvironmentToLookAt = { environmentId: string; system: string; option: string; accountId: string; region: string; stackArn: string; release: number };

/**
 * Environments with a stack at rest whose last look is older than that, or lies before the stack's last change; those that waited longest come
 * first.
 */
export async function listEnvironmentsToLookAt({ before, atMost }: { before: Date; atMost: number }): Promise<EnvironmentToLookAt[]> {
  const { rows } = await pool().query<EnvironmentToLookAt>(
    `
    SELECT e.id AS "environmentId", e.system, e.option, e.account_id AS "accountId", e.region, e.stack_arn AS "stackArn", e.running_release AS release
    FROM environment e LEFT JOIN running_cost_look look ON look.environment_id = e.id
    WHERE e.removed_at IS NULL AND e.stack_arn IS NOT NULL AND e.running_release IS NOT NULL AND e.stack_status ~ '_COMPLETE$' AND e.stack_status <> 'DELETE_COMPLETE'
      AND (look.at IS NULL OR look.at < $1 OR look.at < e.last_operation_at)
    ORDER BY look.at NULLS FIRST LIMIT $2`,
    [before, atMost],
  );
  return rows;
}

/** Environments whose stack is gone run nothing. */
export async function clearWhereNothingRuns(now: Date): Promise<void> {
  await pool().query(
    `
    WITH gone AS (
      SELECT id FROM environment WHERE removed_at IS NOT NULL OR stack_status IS NULL OR stack_status = 'DELETE_COMPLETE'
    ), cleared AS (DELETE FROM running_cost USING gone WHERE environment_id = gone.id)
    UPDATE running_cost_look SET at = $1, outcome = 'looked', problems = '[]', usd_per_hour = 0 FROM gone WHERE environment_id = gone.id AND usd_per_hour IS DISTINCT FROM 0`,
    [now],
  );
}

export type LookRecord = { environmentId: string; at: Date; outcome: "looked" | "partly" | "failed"; problems: string[]; usdPerHour: string | null };

/** A look that failed leaves the parts of the one before, which keep their age. */
export async function storeLook(tx: Transaction, look: LookRecord, parts: readonly (RunningPart & { physicalId: string })[] | null): Promise<void> {
  const { environmentId, at, outcome, problems, usdPerHour } = look;
  if (parts) {
    await tx.runningCost.deleteMany({ where: { environmentId } });
    await tx.runningCost.createMany({ data: parts.map((part) => ({ ...part, environmentId, fromUsage: false, asOf: at })), skipDuplicates: true });
  }
  const data = { at, outcome, problems, ...(usdPerHour === null ? {} : { usdPerHour }) };
  await tx.runningCostLook.upsert({ where: { environmentId }, create: { environmentId, ...data }, update: data });
}
