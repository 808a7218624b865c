import "server-only";

import { pool } from "@/lib/db/client";

import { eachDay } from "../../bill-day";
import type { BillWindow } from "../../bill-window";

/** Exact decimals as text; null: not known. */
export type CostSummaryRecord = { environmentId: string; actualUsd: string | null; planLowUsd: string | null; planHighUsd: string | null; listUsd: string | null };

/**
 * Of some environments; `actualUsd` null where the account's bill was never read. Days are named one by one: each is then one look into the
 * table's key, however many other environments were billed on it.
 */
export async function listCostSummaryRecords({ firstDay, endDay }: BillWindow, environmentIds: readonly string[]): Promise<CostSummaryRecord[]> {
  const { rows } = await pool().query<CostSummaryRecord>(
    `
    SELECT e.id AS "environmentId", price.plan_low_usd::text AS "planLowUsd", price.plan_high_usd::text AS "planHighUsd", price.list_usd::text AS "listUsd",
           CASE WHEN EXISTS (SELECT FROM bill_fetch WHERE account_id = e.account_id AND outcome = 'fetched') THEN coalesce(spent.usd, 0)::text END AS "actualUsd"
    FROM environment e
    LEFT JOIN release_price price ON price.environment_id = e.id AND price.release = coalesce(e.running_release, e.latest_release)
    LEFT JOIN LATERAL (
      SELECT sum(usd) AS usd FROM billed_environment_day billed
      WHERE billed.account_id = e.account_id AND billed.environment_tag = e.name AND billed.kind = 'usage' AND billed.day = ANY($1::date[])
    ) spent ON true
    WHERE e.id = ANY($2::uuid[])`,
    [eachDay(firstDay, endDay), environmentIds],
  );
  return rows;
}

export type MonthSummaryRecord = { actualUsd: string | null; planLowUsd: string; planHighUsd: string; withoutPlan: number };

export async function findMonthSummary({ firstDay, endDay }: BillWindow): Promise<MonthSummaryRecord> {
  const { rows } = await pool().query<MonthSummaryRecord>(
    `
    WITH planned AS (
      SELECT sum(price.plan_low_usd) AS low, sum(price.plan_high_usd) AS high, count(*) FILTER (WHERE price.plan_low_usd IS NULL)::int AS without
      FROM environment e LEFT JOIN release_price price ON price.environment_id = e.id AND price.release = coalesce(e.running_release, e.latest_release)
      WHERE e.removed_at IS NULL AND e.stack_status NOT IN ('DELETE_COMPLETE', 'REVIEW_IN_PROGRESS')
    ), spent AS (SELECT sum(usd) AS usd FROM billed_environment_day WHERE kind = 'usage' AND day >= $1::date AND day < $2::date)
    SELECT CASE WHEN EXISTS (SELECT FROM bill_fetch WHERE outcome = 'fetched') THEN coalesce(spent.usd, 0)::text END AS "actualUsd",
           coalesce(planned.low, 0)::text AS "planLowUsd", coalesce(planned.high, 0)::text AS "planHighUsd", planned.without AS "withoutPlan"
    FROM planned, spent`,
    [firstDay, endDay],
  );
  const [row] = rows;
  if (!row) throw new Error("A sum has a row.");
  return row;
}
