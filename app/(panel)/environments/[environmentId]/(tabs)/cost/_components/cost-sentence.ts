import { forecastFigure } from "@/components/cost/ledger-words";
import { dayTitle, monthName } from "@/components/cost/month-words";
import { planFigure, usdFigure } from "@/components/cost/usd-words";
import type { EnvironmentCostView } from "@/lib/cost/environment-cost-view";

/** The answer in a line: what is billed, where the month ends, what was planned, listed and runs. */
export function costSentence({ month, bill, totals, estimate }: Pick<EnvironmentCostView, "month" | "bill" | "totals" | "estimate">): string {
  const parts = [
    `plan ${planFigure(totals) ?? "none"}`,
    `list price ${totals.listUsd === null ? "not known" : `${estimate?.totals.isComplete === false ? "at least " : ""}${usdFigure(totals.listUsd)}`}`,
    `running ${totals.runningUsd === null ? "not looked at" : usdFigure(totals.runningUsd)} USD a month`,
  ].join(", ");
  if (totals.actualUsd === null) return `What ${monthName(month)} was billed is not known; ${parts}.`;
  const isOver = totals.forecast.kind === "final";
  const through = !isOver && bill.throughDay?.startsWith(month) ? ` (to ${dayTitle(bill.throughDay)})` : "";
  const end = totals.forecast.kind === "forecast" ? `; month end about ${forecastFigure(totals.forecast)}` : "";
  return `${monthName(month)} ${isOver ? "cost" : "so far"} ${usdFigure(totals.actualUsd)} USD${through}${end}; ${parts}.`;
}

/** Why nothing is billed, or is not known to be; null where something is. */
export function noBillWords({ bill, totals }: Pick<EnvironmentCostView, "bill" | "totals">): string | null {
  if (bill.asOf === null) {
    const { lastTry } = bill;
    return lastTry === null ? "The account’s bill has not been read yet; the worker asks once a day." : (lastTry.reason ?? "The account’s bill could not be read.");
  }
  if (bill.tagState === "inactive") return "The tag pilothouse:environment is not active on this account’s bill, so nothing can be told apart. Costs says how to activate it.";
  if (totals.actualUsd === 0) return "Nothing is billed under this environment’s tag in this month. AWS is up to a day behind.";
  return null;
}
