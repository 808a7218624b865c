import "server-only";

import { pool } from "@/lib/db/client";
import { database, type Transaction } from "@/lib/db/transaction";

import type { RunningPart } from "../../running-parts";
import type { UsagePart } from "../../usage-parts";

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
    UPDATE running_cost_look SET at = $1, outcome = 'looked', problems = '[]', usd_per_hour = 0, usage_at = NULL FROM gone WHERE environment_id = gone.id AND usd_per_hour IS DISTINCT FROM 0`,
    [now],
  );
}

/** Parts that are paid by use as they were measured last; `at` null: never. */
export async function findKeptUsage(environmentId: string): Promise<{ at: Date | null; parts: { usdPerHour: string | null }[] }> {
  const [look, parts] = await Promise.all([
    database().runningCostLook.findUnique({ where: { environmentId }, select: { usageAt: true } }),
    database().runningCost.findMany({ where: { environmentId, fromUsage: true }, select: { usdPerHour: true } }),
  ]);
  return { at: look?.usageAt ?? null, parts: parts.map(({ usdPerHour }) => ({ usdPerHour: usdPerHour?.toFixed() ?? null })) };
}

/** `usageAt` null: use was not measured in this look. */
export type LookRecord = { environmentId: string; at: Date; outcome: "looked" | "partly" | "failed"; problems: string[]; usdPerHour: string | null; usageAt: Date | null };
type LookedParts = { standing: readonly (RunningPart & { physicalId: string })[]; /** Null: those before stay. */ usage: readonly UsagePart[] | null };

/** A look that failed leaves the parts of the one before, which keep their age. */
export async function storeLook(tx: Transaction, look: LookRecord, parts: LookedParts | null): Promise<void> {
  const { environmentId, at, outcome, problems, usdPerHour, usageAt } = look;
  if (parts) {
    const rowsOf = (some: readonly UsagePart[], fromUsage: boolean) => some.map((part) => ({ ...part, environmentId, fromUsage, asOf: at }));
    await tx.runningCost.deleteMany({ where: parts.usage ? { environmentId } : { environmentId, fromUsage: false } });
    await tx.runningCost.createMany({ data: [...rowsOf(parts.standing, false), ...rowsOf(parts.usage ?? [], true)], skipDuplicates: true });
  }
  const data = { at, outcome, problems, ...(usdPerHour === null ? {} : { usdPerHour }), ...(usageAt === null ? {} : { usageAt }) };
  await tx.runningCostLook.upsert({ where: { environmentId }, create: { environmentId, ...data }, update: data });
}
