import type { Notice } from "@/lib/notifications/notice";

import type { BudgetView } from "./budget-view";

const dollars = (usd: number): string => `${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} USD`;
const percent = (value: number): string => `${value.toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;

/**
 * What people hear of a budget in a month: the highest threshold that was passed, and once that the month will exceed it. Told again only
 * where the month, the amount or the threshold is another.
 */
export function budgetNotices(budget: BudgetView, month: string, now: Date): Notice[] {
  const { state } = budget;
  if (state.kind === "unknown") return [];
  const rest = {
    kind: "budget",
    severity: "warning",
    environment: budget.environmentId === null ? null : { id: budget.environmentId, name: budget.title },
    path: budget.environmentId === null ? "/costs" : `/environments/${budget.environmentId}/cost`,
    at: now.toISOString(),
  } as const;
  const key = `budget:${budget.id}:${month}:${budget.usd}`;
  const used = `${dollars(state.spentUsd)} of ${dollars(budget.usd)} are billed, ${percent(state.usedPercent)}.`;
  const passed: Notice[] =
    state.passedThreshold === null
      ? []
      : [{ ...rest, key: `${key}:${state.passedThreshold}`, title: `${budget.title}: ${state.passedThreshold} % of the month's budget is used`, text: `${used} See what it went on, and whether it should.` }];
  const breach: Notice[] =
    state.kind === "will-exceed"
      ? [{ ...rest, key: `${key}:forecast`, title: `${budget.title}: the month will exceed its budget`, text: `${used} At the present pace ${state.breachDay === null ? "the budget will not last the month" : `the budget is used up on ${state.breachDay}`}.` }]
      : [];
  return [...passed, ...breach];
}
