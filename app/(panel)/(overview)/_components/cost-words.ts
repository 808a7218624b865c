import { monthName } from "@/components/cost/month-words";
import { planFigure, signedPercent, usdFigure } from "@/components/cost/usd-words";
import type { CostSummary, MonthSummary } from "@/lib/cost/cost-summary";

/** "November so far 402.11 USD; planned 383.00 for a whole month." Some of it may have run for a part of the month alone. */
export function monthSentence({ month, actualUsd, planLowUsd, planHighUsd, withoutPlan }: MonthSummary): string {
  if (planHighUsd === 0 && withoutPlan > 0) return actualUsd === null ? "" : `${monthName(month)} so far ${usdFigure(actualUsd)} USD; no plan is known.`;
  const planned = `planned ${planFigure({ planLowUsd, planHighUsd }) ?? "none"} for a whole month${withoutPlan === 0 ? "" : ` (${withoutPlan} without a plan)`}`;
  return actualUsd === null ? `What ${monthName(month)} was billed is not known; ${planned}.` : `${monthName(month)} so far ${usdFigure(actualUsd)} USD; ${planned}.`;
}

/** "402.11 of 383.00". */
export function monthFigure(cost: CostSummary | undefined): string {
  if (!cost) return "not known";
  return `${cost.actualUsd === null ? "not known" : usdFigure(cost.actualUsd)} of ${planFigure(cost) ?? "no plan"}`;
}

/** How far list price stands from the plan, "+56 %"; empty where one of both is not known or the list lies inside the plan's range. */
export function listOverPlan(cost: CostSummary | undefined): string {
  if (!cost || cost.listUsd === null || cost.planLowUsd === null || cost.planHighUsd === null) return "";
  const nearest = Math.min(Math.max(cost.listUsd, cost.planLowUsd), cost.planHighUsd);
  return nearest === 0 || nearest === cost.listUsd ? "" : signedPercent(((cost.listUsd - nearest) / nearest) * 100);
}
