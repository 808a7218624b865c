/** Days of the bill as ISO dates ("2026-03-29"). The bill's calendar is UTC, so a day has 24 hours whatever the reader's clock does. */

const DAY_MS = 86_400_000;

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

const toMoment = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const addDays = (day: string, count: number): string => dayOf(new Date(toMoment(day).getTime() + count * DAY_MS));

/** First day of the month that the day lies in. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

export function addMonths(month: string, count: number): string {
  const moment = toMoment(monthOf(month));
  return dayOf(new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + count, 1)));
}

export const daysInMonth = (month: string): number => daysBetween(monthOf(month), addMonths(month, 1));

/** Days from the first to the second, the second not counted. */
export const daysBetween = (first: string, end: string): number => Math.round((toMoment(end).getTime() - toMoment(first).getTime()) / DAY_MS);

/** Every day from the first to before the end, in order. */
export const eachDay = (first: string, end: string): string[] => Array.from({ length: Math.max(0, daysBetween(first, end)) }, (_, index) => addDays(first, index));
