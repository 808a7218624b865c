import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { groupBy } from "@/lib/shared/group-by";

import { addMonths, dayOf } from "../bill-day";
import { sumUsd } from "../billed-row";
import { budgetState } from "../budget";
import type { BudgetsView } from "../budget-view";
import { forecastMonthEnd } from "../month-end-forecast";
import { wholeDays } from "../whole-days";
import { listBudgetAges, listBudgetDays, listBudgetRecords } from "./internal/budget-repository";

const MICROS_PER_USD = 1_000_000;

/** Every budget with how its month stands; the running month where none is given. */
export async function listBudgets({ actor, now, month = dayOf(now).slice(0, 7) }: { actor: Actor; now: Date; month?: string }): Promise<BudgetsView> {
  authorize(actor, "costs:read");
  const firstDay = `${month}-01`;
  const [records, days, ages, catalog] = await Promise.all([
    listBudgetRecords(),
    listBudgetDays({ firstDay, endDay: addMonths(firstDay, 1) }),
    listBudgetAges(),
    listCatalog({ actor }),
  ]);
  const daysOf = groupBy(days, ({ budgetId }) => budgetId);
  const titleOf = new Map(catalog.systems.map(({ key, title }) => [key, title]));
  return {
    month,
    items: records.map(({ usdMicros, setAt, environmentName, ...budget }) => {
      const rows = daysOf.get(budget.id) ?? [];
      const asOf = ages.get(budget.id) ?? null;
      const whole = asOf === null ? [] : wholeDays(rows, { month: firstDay, asOf });
      const budgetUsd = Number(usdMicros) / MICROS_PER_USD;
      return {
        ...budget,
        title: environmentName ?? titleOf.get(budget.system ?? "") ?? budget.system ?? "",
        usd: budgetUsd,
        setAt: setAt.toISOString(),
        state: budgetState({
          budgetUsd,
          thresholds: budget.thresholds,
          month: firstDay,
          spentUsd: asOf === null ? null : sumUsd(rows).round(6).toNumber(),
          days: whole,
          forecast: forecastMonthEnd(firstDay, whole),
        }),
      };
    }),
  };
}
