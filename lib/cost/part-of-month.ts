import { addDays, addMonths, dayOf, daysBetween, daysInMonth, monthOf } from "./bill-day";
import type { DailyCost } from "./month-end-forecast";

/** How much of a month something is paid for, in days of 24 hours, those to come included. */
export type MonthPart = { ranDays: number; monthDays: number };

const DAY_MS = 86_400_000;
const TENTHS = 10; // an hour is less than a tenth of a day, and the bill knows no better

/**
 * The part of a month that an environment is billed for; null where that is the whole month, or no day is known. `days` are the month's whole
 * days so far, as `wholeDays` has them: what is billed nothing on a day did not run on it, and what is billed nothing on the last of them
 * runs no more. `madeAt` is when its stack was made last: on that day it ran from then on. Null: not known.
 */
export function partOfMonth(month: string, days: readonly DailyCost[], madeAt: Date | null): MonthPart | null {
  const observed = days.filter(({ day }) => monthOf(day) === monthOf(month));
  const [first, last] = [observed[0], observed.at(-1)];
  if (!first || !last) return null;
  const monthDays = daysInMonth(month);
  const billedDays = observed.filter(({ usd }) => usd !== 0).length;
  const toComeDays = last.usd === 0 ? 0 : daysBetween(addDays(last.day, 1), addMonths(month, 1));
  const beforeDays = madeAt && dayOf(madeAt) === first.day ? (madeAt.getTime() % DAY_MS) / DAY_MS : 0;
  const ranDays = Math.round((billedDays + toComeDays - beforeDays) * TENTHS) / TENTHS;
  return ranDays >= monthDays || ranDays <= 0 ? null : { ranDays, monthDays };
}
