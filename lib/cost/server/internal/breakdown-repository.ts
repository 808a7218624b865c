import "server-only";

import { pool } from "@/lib/db/client";

import type { BillWindow } from "../../bill-window";
import type { BreakdownFilter } from "../../breakdown-view";

export type Period = "day" | "month";

/** What was billed in a period under one tag or usage type; exact. `system` null: no environment of ours has had the tag. */
export type BilledTag = { period: string; tag: string; system: string | null; usd: string };
export type BilledUsageType = { period: string; usageType: string; usd: string };

const FORMATS: Record<Period, string> = { day: "YYYY-MM-DD", month: "YYYY-MM" };

/** Usage by environment tag (empty: untagged). Days have sums of their own, months do not: there are few. */
export async function sumBilledTags(period: Period, window: BillWindow, filter: BreakdownFilter): Promise<BilledTag[]> {
  return select<BilledTag>({ table: period === "day" ? "billed_environment_day" : "billed_month", period, columns: `billed.environment_tag AS tag, environment.system`, groups: "billed.environment_tag, environment.system" }, window, filter);
}

export async function sumBilledUsageTypes(period: Period, window: BillWindow, filter: BreakdownFilter): Promise<BilledUsageType[]> {
  return select<BilledUsageType>({ table: period === "day" ? "billed_day" : "billed_month", period, columns: `billed.usage_type AS "usageType"`, groups: "billed.usage_type" }, window, filter);
}

type Selection = { table: "billed_day" | "billed_environment_day" | "billed_month"; period: Period; columns: string; groups: string };

/** A tag is the environment's that stands, else of the one removed last: a name may come back. */
async function select<Row extends object>({ table, period, columns, groups }: Selection, { firstDay, endDay }: BillWindow, { system, stage, accountId }: BreakdownFilter): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `
    SELECT to_char(billed.${period}, '${FORMATS[period]}') AS period, ${columns}, sum(billed.usd)::text AS usd
    FROM ${table} billed
    LEFT JOIN LATERAL (
      SELECT system, stage FROM environment e WHERE e.account_id = billed.account_id AND e.name = billed.environment_tag
      ORDER BY removed_at DESC NULLS FIRST LIMIT 1
    ) environment ON true
    WHERE billed.${period} >= $1::date AND billed.${period} < $2::date AND billed.kind = 'usage'
      AND ($3::text IS NULL OR environment.system = $3) AND ($4::text IS NULL OR environment.stage = $4) AND ($5::uuid IS NULL OR billed.account_id = $5::uuid)
    GROUP BY billed.${period}, ${groups} ORDER BY billed.${period}`,
    [firstDay, endDay, system ?? null, stage ?? null, accountId ?? null],
  );
  return rows;
}
