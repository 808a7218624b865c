import { addDays, addMonths, daysBetween, monthOf } from "./bill-day";

/** What one whole day cost, US dollars. */
export type DailyCost = { day: string; usd: number };

/**
 * Where a month's bill will end. `lowUsd` and `highUsd` bound it as long as the days to come vary as those observed did and nothing is
 * changed; `sinceDay` is the first day that the level was read from: a step in the cost (a release, say) starts it anew.
 */
export type MonthEndForecast =
  | { kind: "forecast"; usd: number; lowUsd: number; highUsd: number; observedDays: number; sinceDay: string }
  | { kind: "final"; usd: number }
  | { kind: "too-early"; observedDays: number };

const LEAST_DAYS = 3; // of fewer, one odd day is a third of the level
const STEP_DAYS = 2; // a level that held for so long is a step and no blip
const STEP_SHARE = 0.15; // use varies this much from day to day without anything having been changed
const WEEKEND_DAYS = 7; // with a whole week observed, weekends are told from working days
const STEP_SPREADS = 2; // a step is clear of the days' own variation by so many standard deviations
/** Student's t for bounds that hold in 19 of 20 cases, by degrees of freedom from 1 on: of few days the spread itself is little known. */
const T_VALUES = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13] as const;
const T_OF_MANY = 2.1;
const LEAST_SPREAD_SHARE = 0.02; // even a flat bill has days of 23 and 25 billed hours, and fees by the month

/**
 * `days` are the month's whole days so far, in order and without gaps, from the first that cost anything (see `wholeDays`). Months and days are the bill's,
 * UTC: a change of clocks has no part in it.
 */
export function forecastMonthEnd(month: string, days: readonly DailyCost[]): MonthEndForecast {
  const observed = days.filter(({ day }) => monthOf(day) === monthOf(month));
  const spentUsd = sum(observed.map(({ usd }) => usd));
  if (observed.at(-1)?.day === addDays(addMonths(month, 1), -1)) return { kind: "final", usd: toMicros(spentUsd) };
  if (observed.length < LEAST_DAYS) return { kind: "too-early", observedDays: observed.length };

  const level = sinceLastStep(observed);
  const [first, last] = [level[0], level.at(-1)];
  if (!first || !last) return { kind: "too-early", observedDays: observed.length };
  const remaining = Array.from({ length: daysBetween(last.day, addMonths(month, 1)) - 1 }, (_, index) => weekday(last.day, index + 1));
  const usual = usualByWeekday(level);
  const toComeUsd = sum(remaining.map(usual));

  const meanUsd = sum(level.map(({ usd }) => usd)) / level.length;
  const deviation = Math.sqrt(sum(level.map(({ day, usd }) => (usd - usual(weekday(day, 0))) ** 2)) / Math.max(1, level.length - 1));
  const spreadUsd = Math.max(deviation, Math.abs(meanUsd) * LEAST_SPREAD_SHARE);
  // The days' own chance, and the chance that the level itself was misread from so few of them.
  const uncertaintyUsd = (T_VALUES[level.length - 2] ?? T_OF_MANY) * spreadUsd * Math.sqrt(remaining.length + remaining.length ** 2 / level.length);
  const usd = spentUsd + toComeUsd;
  // What is spent stays spent; credits alone go the other way.
  const lowUsd = meanUsd < 0 ? usd - uncertaintyUsd : Math.max(spentUsd, usd - uncertaintyUsd);
  return { kind: "forecast", usd: toMicros(usd), lowUsd: toMicros(lowUsd), highUsd: toMicros(usd + uncertaintyUsd), observedDays: observed.length, sinceDay: first.day };
}

/** The days since the level last changed for good: compares the last days with those before, from the newest possible step backwards. */
function sinceLastStep(days: readonly DailyCost[]): readonly DailyCost[] {
  for (let start = days.length - STEP_DAYS; start >= STEP_DAYS; start -= 1) {
    const after = days.slice(start);
    const before = days.slice(Math.max(0, start - WEEKEND_DAYS), start);
    const [beforeUsd, afterUsd] = [mean(before), mean(after)];
    const gap = Math.abs(afterUsd - beforeUsd);
    const noise = Math.max(spread(before), spread(after));
    // Clear of the days' own variation on both sides, and the step lies here: the day after it belongs to the new level already.
    const [dayBefore, dayAfter] = [days[start - 1], days[start]];
    const isSharp = dayBefore && dayAfter && Math.abs(dayAfter.usd - dayBefore.usd) > gap / 2;
    if (gap > STEP_SHARE * Math.max(Math.abs(beforeUsd), Math.abs(afterUsd)) && gap > STEP_SPREADS * noise && isSharp) return after;
  }
  return days;
}

/** Usual cost of a weekday (0 is Sunday). Until a whole week is known, all days are alike. */
function usualByWeekday(days: readonly DailyCost[]): (day: number) => number {
  const all = mean(days);
  if (days.length < WEEKEND_DAYS) return () => all;
  const ofWeekend = days.filter(({ day }) => isWeekend(weekday(day, 0)));
  const ofWeek = days.filter(({ day }) => !isWeekend(weekday(day, 0)));
  return (day) => mean(isWeekend(day) ? ofWeekend : ofWeek);
}

/** To whole micro-dollars, like every figure that is shown. */
const toMicros = (usd: number): number => Math.round(usd * 1_000_000) / 1_000_000;
const weekday = (day: string, later: number): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + later) % 7;
const isWeekend = (day: number): boolean => day === 0 || day === 6;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (days: readonly DailyCost[]): number => (days.length === 0 ? 0 : sum(days.map(({ usd }) => usd)) / days.length);

function spread(days: readonly DailyCost[]): number {
  const middle = mean(days);
  return days.length === 0 ? 0 : Math.sqrt(sum(days.map(({ usd }) => (usd - middle) ** 2)) / days.length);
}
