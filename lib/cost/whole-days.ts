import { addDays, addMonths, dayOf, eachDay, monthOf } from "./bill-day";
import type { DailyCost } from "./month-end-forecast";

/**
 * The first day whose figures cannot be counted on to be whole, for a bill that was read at `asOf`: Cost Explorer is up to a day behind, so
 * the day of reading and the one before may still grow.
 */
export const unsettledFrom = (asOf: Date): string => addDays(dayOf(asOf), -1);

/**
 * One figure for each whole day of the month, from the first day that cost anything: a day between without a row cost nothing, the days
 * before the first say nothing of the level. Sums what several rows say of a day.
 */
export function wholeDays(rows: readonly { day: string; usd: string }[], { month, asOf }: { month: string; asOf: Date }): DailyCost[] {
  const usdOf = new Map<string, number>();
  for (const { day, usd } of rows) usdOf.set(day, (usdOf.get(day) ?? 0) + Number(usd));
  const first = [...usdOf.keys()].filter((day) => monthOf(day) === monthOf(month)).toSorted()[0];
  if (first === undefined) return [];
  const monthEnd = addMonths(month, 1);
  const end = unsettledFrom(asOf) < monthEnd ? unsettledFrom(asOf) : monthEnd;
  return eachDay(first, end).map((day) => ({ day, usd: usdOf.get(day) ?? 0 }));
}
