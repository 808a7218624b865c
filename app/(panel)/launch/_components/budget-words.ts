import { usdFigure } from "@/components/cost/usd-words";
import type { Mark } from "@/components/ui/status-mark";
import type { Estimate } from "@/lib/pricing/estimate-view";

/**
 * How list price stands to what the plan allows for the whole system in a month; null where it names no budget. A price that is not
 * complete can only tell that the budget is exceeded, never that it is kept.
 */
export function budgetMark({ listWithUnplannedUsd: list, isComplete }: Pick<Estimate["totals"], "listWithUnplannedUsd" | "isComplete">, budgetUsd: number | null): Mark | null {
  if (budgetUsd === null) return null;
  const of = `the plan’s budget of ${usdFigure(budgetUsd)} USD`;
  if (list > budgetUsd) return { tone: "warning", word: `${usdFigure(list - budgetUsd)} USD over ${of}` };
  if (!isComplete) return { tone: "unknown", word: `Cannot tell whether it stays within ${of}: something has no price` };
  return { tone: "success", word: `${usdFigure(budgetUsd - list)} USD below ${of}` };
}
