import { addDays, lastDayOf, weekdayOf } from "@/lib/maintenance/civil-day";

export type CalendarMonth<Day> = { month: string; weeks: { key: string; days: (Day | null)[] }[] };

/** Days laid out as months of weeks from Monday to Sunday; null: a place outside the month, or a day that is not told. */
export function calendarMonths<Day extends { instance: string }>(days: readonly Day[]): CalendarMonth<Day>[] {
  const byDay = new Map(days.map((day) => [day.instance, day]));
  const months = [...new Set(days.map(({ instance }) => instance.slice(0, 7)))];
  return months.map((month) => ({ month, weeks: weeksOf(month).map((week) => ({ key: week, days: Array.from({ length: 7 }, (_, index) => inMonth(addDays(week, index), month, byDay)) })) }));
}

const inMonth = <Day>(day: string, month: string, byDay: ReadonlyMap<string, Day>): Day | null => (day.startsWith(month) ? (byDay.get(day) ?? null) : null);

/** The Mondays of the weeks that a month touches. */
function weeksOf(month: string): string[] {
  const first = `${month}-01`;
  const mondays: string[] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= lastDayOf(month); monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}
