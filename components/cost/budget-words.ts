import type { Mark } from "@/components/ui/status-mark";
import type { BudgetView } from "@/lib/cost/budget-view";

import { dayTitle } from "./month-words";
import { usdFigure } from "./usd-words";

type Told = Pick<BudgetView, "usd" | "state">;

export function budgetMark({ state }: Told): Mark {
  switch (state.kind) {
    case "unknown":
      return { tone: "unknown", word: "cannot be told" };
    case "within":
      return { tone: "success", word: "within" };
    case "will-exceed":
      return { tone: "warning", word: "will be exceeded" };
    case "exceeded":
      return { tone: "error", word: "exceeded" };
  }
}

/** "402.11 of 500.00 USD, 80 %: it will be used up about 24 Nov." */
export function budgetSentence({ usd, state }: Told): string {
  if (state.kind === "unknown") return state.why;
  const spent = `${usdFigure(state.spentUsd)} of ${usdFigure(usd)} USD, ${Math.floor(state.usedPercent)} %`;
  const passed = state.passedThreshold === null ? "" : `, past ${state.passedThreshold} %`;
  if (state.kind === "within") return `${spent}${passed}: it lasts the month if the days to come are like those before.`;
  const day = state.breachDay === null ? null : dayTitle(state.breachDay);
  if (state.kind === "exceeded") return `${spent}: ${day === null ? "used up by days that still change" : `used up on ${day}`}.`;
  return `${spent}${passed}: it will be used up ${day === null ? "before the month ends" : `about ${day}`}.`;
}
