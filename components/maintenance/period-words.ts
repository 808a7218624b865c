import { addDays, dayAsUtc, mondayOf } from "@/lib/maintenance/civil-day";
import { periodOf, type Period } from "@/lib/maintenance/period-instance";

export const PERIOD_TITLES: Record<Period, string> = { daily: "Daily", weekly: "Weekly", monthly: "Monthly" };
const UNITS: Record<Period, [one: string, many: string]> = { daily: ["day", "days"], weekly: ["week", "weeks"], monthly: ["month", "months"] };

const format = (day: string, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(dayAsUtc(day));

/** A day, week or month by its name: "Thu 26 Nov 2026", "Week 48, 23 to 29 Nov 2026", "November 2026". */
export function instanceTitle(instance: string): string {
  switch (periodOf(instance)) {
    case "daily":
      return dayTitle(instance);
    case "weekly": {
      const monday = mondayOf(instance);
      return `Week ${Number(instance.slice(-2))}, ${format(monday, { day: "numeric", month: "short" })} to ${format(addDays(monday, 6), { day: "numeric", month: "short", year: "numeric" })}`;
    }
    case "monthly":
      return format(`${instance}-01`, { month: "long", year: "numeric" });
    case null:
      return instance;
  }
}

export const dayTitle = (day: string): string => format(day, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).replace(",", "");

/** "day", "week", "month". */
export const periodNoun = (period: Period): string => UNITS[period][0];

/** "12 days", "1 week". */
export const countedPeriods = (period: Period, count: number): string => `${count} ${UNITS[period][count === 1 ? 0 : 1]}`;

/** A moment by the environment's own clock: "Thu 26 Nov, 18:00". */
export const clockTitle = (iso: string, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
