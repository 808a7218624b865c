import { counted } from "@/components/ui/counted";
import type { Mark } from "@/components/ui/status-mark";
import type { BillState, ForecastView, LedgerView, Variance } from "@/lib/cost/ledger-view";

import { dayTitle, monthName } from "./month-words";
import { planFigure, signedPercent, signedUsdFigure, usdFigure } from "./usd-words";

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const MANY_USD = 100; // an estimate of more is not known to the cent


/** "1,204 ± 35", "598.53" once it is final, or why there is none. Days that are billed in part make no estimate; `billedUsd` has them. */
export function forecastFigure(forecast: ForecastView, billedUsd: number | null = null): string {
  switch (forecast.kind) {
    case "final":
      return usdFigure(forecast.usd);
    case "forecast": {
      const figure = Math.abs(forecast.usd) < MANY_USD ? usdFigure : (usd: number) => WHOLE.format(usd);
      return `${figure(forecast.usd)} ± ${figure(forecast.highUsd - forecast.usd)}`;
    }
    case "too-early":
      if (forecast.observedDays === 0) return billedUsd ? "too early (no whole day)" : "nothing billed yet";
      return `too early (${counted(forecast.observedDays, "whole day")})`;
  }
}

/** "+56 % (+215.53)", with a mark where it is more than ten percent. */
export function varianceMark(variance: Variance): Mark {
  if (variance.kind === "not-comparable") return { tone: "unknown", word: "cannot be told" };
  const { percent, differenceUsd, isMarked, against, part } = variance;
  const isEven = !isMarked && Math.round(percent) === 0;
  const figure = isEven ? (against === "list" ? "as listed" : "as planned") : `${signedPercent(percent)} (${signedUsdFigure(differenceUsd)})${against === "list" ? " of list" : ""}`;
  const word = part === null ? figure : `${figure} for ${partWords(part)}`;
  if (!isMarked) return { tone: "success", word };
  return { tone: percent > 0 ? "warning" : "info", word };
}

const partWords = ({ ranDays, monthDays }: { ranDays: number; monthDays: number }): string => `${ranDays.toLocaleString("en")} of ${monthDays} days`;

/** What a month that is paid for in part was compared with; null where it was the whole month. */
export function comparedPartWords(variance: Variance): string | null {
  if (variance.kind === "not-comparable" || variance.part === null) return null;
  const { against, part } = variance;
  const figure = planFigure({ planLowUsd: part.lowUsd, planHighUsd: part.highUsd });
  return `It is paid for ${partWords(part)} of the month, so it is compared with that part of the ${against === "plan" ? "plan" : "list price"}: ${figure} USD.`;
}

type Summed = Pick<LedgerView, "month" | "totals" | "untagged" | "bills">;

/**
 * The answer of the ledger in one line: what is billed, where the month ends, and what was planned. `isPart`: a filter leaves environments
 * out, so that what carries no tag is no part of the sum.
 */
export function ledgerSentence({ month, totals, untagged, bills }: Summed, isPart = false): string {
  const known = bills.flatMap(({ throughDay, asOf }) => (asOf !== null && throughDay !== null ? [throughDay] : [])).toSorted();
  const through = known[0];
  const planned = plannedWords(totals);
  if (through === undefined) return `What ${monthName(month)} was billed is not known: no account's bill has been read; ${planned}.`;
  const isOver = totals.forecast.kind === "final";
  const spent = usdFigure(totals.actualUsd + (isPart ? 0 : untagged.actualUsd));
  const lastDay = through.startsWith(month) ? ` (to ${dayTitle(through)})` : "";
  const end = totals.forecast.kind === "forecast" ? `; environments’ month end about ${forecastFigure(totals.forecast)}` : "";
  return `${isPart ? "What matches: " : ""}${monthName(month)} ${isOver ? "cost" : "so far"} ${spent} USD${isOver ? "" : lastDay}${end}; ${planned}.`;
}

const without = (count: number): string => (count === 0 ? "" : ` (${count} without)`);

/** The plans' sum of a ledger; "not known" where none of its environments has one. */
export const totalPlanFigure = ({ planLowUsd, planHighUsd, withoutPlan }: LedgerView["totals"]): string =>
  planHighUsd === 0 && withoutPlan > 0 ? "not known" : (planFigure({ planLowUsd, planHighUsd }) ?? "none");

/** A sum of which some environments are missing: "at least 598.53"; "not known" where all are. */
export const totalFigure = (usd: number, missing: number): string => (missing === 0 ? usdFigure(usd) : usd === 0 ? "not known" : `at least ${usdFigure(usd)}`);

function plannedWords(totals: LedgerView["totals"]): string {
  return `plan ${totalPlanFigure(totals)}${without(totals.withoutPlan)}, list price ${totalFigure(totals.listUsd, totals.withoutList)}${without(totals.withoutList)} a month`;
}

/** How well an account's bill is known, in a word with its shape. */
export function billMark({ lastTry, asOf }: Pick<BillState, "lastTry" | "asOf">): Mark {
  if (!lastTry) return { tone: "pending", word: "not asked yet" };
  const WORDS: Readonly<Record<string, Mark>> = {
    fetched: { tone: "success", word: "known" },
    denied: { tone: "error", word: "AWS denies the bill" },
    throttled: { tone: "warning", word: "AWS asks for patience" },
    unreachable: { tone: "warning", word: "AWS does not answer" },
    malformed: { tone: "error", word: "AWS’s answer cannot be read" },
    "other-currency": { tone: "error", word: "billed in another currency" },
  };
  const mark = WORDS[lastTry.outcome] ?? { tone: "unknown", word: "cannot be told" };
  return lastTry.outcome !== "fetched" && asOf !== null ? { ...mark, word: `${mark.word}; older figures are shown` } : mark;
}
