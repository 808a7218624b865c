import "server-only";

import { pool } from "@/lib/db/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import type { BillWindow } from "../../bill-window";

export type BudgetRecord = { id: string; environmentId: string | null; system: string | null; environmentName: string | null; usdMicros: string; thresholds: number[]; setBy: string; setAt: Date };

/** Of environments that stand, and of systems. */
export async function listBudgetRecords(): Promise<BudgetRecord[]> {
  const { rows } = await pool().query<BudgetRecord>(`
    SELECT budget.id, budget.environment_id AS "environmentId", budget.system, e.name AS "environmentName", budget.usd_micros::text AS "usdMicros",
           budget.thresholds, budget.set_by AS "setBy", budget.set_at AS "setAt"
    FROM budget LEFT JOIN environment e ON e.id = budget.environment_id
    WHERE budget.system IS NOT NULL OR e.removed_at IS NULL ORDER BY coalesce(e.name, budget.system)`);
  return rows;
}

/** What was billed under each budget by day, with the age of the accounts' bills that it comes from; exact. */
export async function listBudgetDays({ firstDay, endDay }: BillWindow): Promise<{ budgetId: string; day: string; usd: string }[]> {
  const { rows } = await pool().query<{ budgetId: string; day: string; usd: string }>(
    `
    SELECT budget.id AS "budgetId", to_char(billed.day, 'YYYY-MM-DD') AS day, sum(billed.usd)::text AS usd
    FROM budget
    JOIN environment e ON e.removed_at IS NULL AND (e.id = budget.environment_id OR e.system = budget.system)
    JOIN billed_environment_day billed ON billed.account_id = e.account_id AND billed.environment_tag = e.name AND billed.kind = 'usage'
    WHERE billed.day >= $1::date AND billed.day < $2::date
    GROUP BY budget.id, billed.day ORDER BY billed.day`,
    [firstDay, endDay],
  );
  return rows;
}

/** When the bill that a budget is held against was last answered: the oldest of its accounts; null: one of them never was. */
export async function listBudgetAges(): Promise<Map<string, Date | null>> {
  const { rows } = await pool().query<{ budgetId: string; asOf: Date | null; isKnown: boolean }>(`
    SELECT budget.id AS "budgetId", min(answered.at) AS "asOf", bool_and(answered.at IS NOT NULL) AS "isKnown"
    FROM budget
    JOIN environment e ON e.removed_at IS NULL AND (e.id = budget.environment_id OR e.system = budget.system)
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM bill_fetch WHERE account_id = e.account_id AND outcome = 'fetched') answered ON true
    GROUP BY budget.id`);
  return new Map(rows.map(({ budgetId, asOf, isKnown }) => [budgetId, isKnown ? asOf : null]));
}

type BudgetOf = { environmentId: string | null; system: string | null };

export async function storeBudget(tx: Transaction, of: BudgetOf, values: { usdMicros: bigint; thresholds: number[]; setBy: string; setAt: Date }): Promise<string> {
  const where = of.environmentId === null ? { system: of.system ?? "" } : { environmentId: of.environmentId };
  const { id } = await tx.budget.upsert({ where, create: { ...of, ...values }, update: values, select: { id: true } });
  return id;
}

/** What was removed; null: there was none. */
export async function deleteBudget(tx: Transaction, budgetId: string): Promise<BudgetOf | null> {
  const budget = await tx.budget.findUnique({ where: { id: budgetId }, select: { environmentId: true, system: true } });
  if (budget) await tx.budget.delete({ where: { id: budgetId } });
  return budget;
}

export const findStandingEnvironment = (database: Database, id: string): Promise<{ name: string } | null> =>
  database.environment.findFirst({ where: { id, removedAt: null }, select: { name: true } });
