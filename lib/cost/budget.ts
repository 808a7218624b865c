import { z } from "zod";

import { addDays, addMonths } from "./bill-day";
import type { DailyCost, MonthEndForecast } from "./month-end-forecast";

/** Percent of a budget at which somebody wants to be told, where nobody chose others. */
export const USUAL_THRESHOLDS = [50, 80, 100] as const;

const MOST_USD = 10_000_000; // a budget beyond this is a slip of the keyboard
const CENT = 0.01;

/** PUT /budgets: what a month of an environment or of a whole system may cost. */
export const setBudgetSchema = z
  .strictObject({
    environmentId: z.uuid().optional(),
    system: z.string().min(1).max(64).optional(),
    /** US dollars a month. */
    usd: z.number().min(CENT, "must be at least 0.01 USD").max(MOST_USD, `must be at most ${MOST_USD.toLocaleString("en-US")} USD`).multipleOf(CENT, "has cents at the most"),
    thresholds: z
      .array(z.int().min(1, "is a percentage from 1 to 500").max(500, "is a percentage from 1 to 500"))
      .min(1, "needs one percentage at least")
      .max(5, "takes five percentages at most")
      .refine((values) => values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0)), { message: "must rise from one to the next" })
      .default([...USUAL_THRESHOLDS]),
  })
  .refine((budget) => (budget.environmentId === undefined) !== (budget.system === undefined), { message: "needs either environmentId or system, not both" });
export type SetBudget = z.infer<typeof setBudgetSchema>;

/**
 * How a month stands against its budget. `passed` is the highest threshold reached so far; `breachDay` the day on which the budget will be
 * used up if the days to come cost what the forecast takes them to; null: not this month, or nobody can tell.
 */
export type BudgetState =
  | { kind: "unknown"; why: string }
  | { kind: "within" | "will-exceed" | "exceeded"; spentUsd: number; usedPercent: number; passedThreshold: number | null; breachDay: string | null };

export function budgetState(input: {
  budgetUsd: number;
  thresholds: readonly number[];
  month: string;
  /** Null: nobody knows what was billed. */
  spentUsd: number | null;
  days: readonly DailyCost[];
  forecast: MonthEndForecast;
}): BudgetState {
  const { budgetUsd, thresholds, spentUsd, forecast } = input;
  if (spentUsd === null) return { kind: "unknown", why: "What was billed is not known." };
  const usedPercent = (spentUsd * 100) / budgetUsd;
  const state = { spentUsd, usedPercent, passedThreshold: thresholds.filter((threshold) => usedPercent >= threshold).at(-1) ?? null };
  if (spentUsd >= budgetUsd) return { kind: "exceeded", ...state, breachDay: dayOfBreach(input) };
  if (forecast.kind === "forecast" && forecast.usd >= budgetUsd) return { kind: "will-exceed", ...state, breachDay: dayToCome(input) };
  return { kind: "within", ...state, breachDay: null };
}

/** The day on which it was used up; null where the unsettled days alone have done it. */
function dayOfBreach({ budgetUsd, days }: { budgetUsd: number; days: readonly DailyCost[] }): string | null {
  let sum = 0;
  for (const { day, usd } of days) {
    sum += usd;
    if (sum >= budgetUsd) return day;
  }
  return null;
}

/** Spreads what is forecast for the rest of the month over its days. */
function dayToCome({ budgetUsd, month, days, forecast }: { budgetUsd: number; month: string; days: readonly DailyCost[]; forecast: MonthEndForecast }): string | null {
  const last = days.at(-1);
  if (!last || forecast.kind !== "forecast") return null;
  const observedUsd = days.reduce((sum, { usd }) => sum + usd, 0);
  const end = addMonths(month, 1);
  const toCome: string[] = [];
  for (let day = addDays(last.day, 1); day < end; day = addDays(day, 1)) toCome.push(day);
  const usdPerDay = (forecast.usd - observedUsd) / toCome.length;
  return toCome.find((_, index) => observedUsd + usdPerDay * (index + 1) >= budgetUsd) ?? null;
}
