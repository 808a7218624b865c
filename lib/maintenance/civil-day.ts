const DAY_MS = 86_400_000;

/** A calendar day, e.g. 2026-11-26, as the midnight of UTC with which one can count. */
export const dayAsUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);

const toDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => toDay(dayAsUtc(day).getTime() + days * DAY_MS);

/** From `first` to `last`, both included; none where the first lies after the last. */
export function daysBetween(first: string, last: string): string[] {
  // Counted, not compared: behind the year 9999 a day is written with a sign and sorts before all others.
  const count = Math.floor((dayAsUtc(last).getTime() - dayAsUtc(first).getTime()) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => dayAsUtc(day).getUTCDay() || 7;

/** ISO 8601's week, e.g. 2026-W48: it belongs to the year that has its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const ordinal = (dayAsUtc(thursday).getTime() - dayAsUtc(`${year}-01-01`).getTime()) / DAY_MS;
  return `${year}-W${String(Math.floor(ordinal / 7) + 1).padStart(2, "0")}`;
}

/** The Monday with which a week begins. */
export function mondayOf(week: string): string {
  const [year = "", number = ""] = week.split("-W");
  const fourth = `${year}-01-04`; // 4 January lies in week 1, by definition
  return addDays(fourth, 1 - weekdayOf(fourth) + (Number(number) - 1) * 7);
}

/** Of a month, e.g. 2026-11-30 of 2026-11. */
export const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return toDay(Date.UTC(year, number, 0));
};

/** The month so many later, e.g. 2027-01 is two after 2026-11; negative: earlier. */
export const addMonths = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return toDay(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
};
