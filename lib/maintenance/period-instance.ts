import { z } from "zod";

import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";

import { addDays, addMonths, dayAsUtc, daysBetween, lastDayOf, mondayOf, weekOf } from "./civil-day";
import { momentOf } from "./zoned-time";

export const periodSchema = z.enum(MAINTENANCE_PERIODS);
export type Period = z.infer<typeof periodSchema>;

const SHAPE: Record<Period, RegExp> = { daily: /^\d{4}-\d{2}-\d{2}$/, weekly: /^\d{4}-W\d{2}$/, monthly: /^\d{4}-\d{2}$/ };

/** Calendars are drawn and counted for this century: no day of another one was ever asked for, and far ones have no four-digit year. */
const isOfThisCentury = (instance: string): boolean => instance.startsWith("20");

export const civilDaySchema = z.iso.date().refine(isOfThisCentury, "Give a day of this century.");

/** The kind of period that a name is of: 2026-11-26, 2026-W48 or 2026-11; null where it is of none, or there is no such one. */
export function periodOf(instance: string): Period | null {
  const period = MAINTENANCE_PERIODS.find((one) => SHAPE[one].test(instance));
  if (!period || !isOfThisCentury(instance)) return null;
  const day = firstDayOf(period, instance);
  return !Number.isNaN(dayAsUtc(day).getTime()) && instanceOn(period, day) === instance ? period : null;
}

export const instanceSchema = z.string().refine((text) => periodOf(text) !== null, "A day is 2026-11-26, a week 2026-W48, a month 2026-11.");

/** The instance of a period that a calendar day lies in. */
export function instanceOn(period: Period, day: string): string {
  switch (period) {
    case "daily":
      return dayAsUtc(day).toISOString().slice(0, 10);
    case "weekly":
      return weekOf(day);
    case "monthly":
      return day.slice(0, 7);
  }
}

/** 2026-W48 begins on 2026-11-23. */
export function firstDayOf(period: Period, instance: string): string {
  switch (period) {
    case "daily":
      return instance;
    case "weekly":
      return mondayOf(instance);
    case "monthly":
      return `${instance}-01`;
  }
}

/** The last day that belongs to it: 2026-11-29 of 2026-W48. */
export function lastDayOfInstance(period: Period, instance: string): string {
  switch (period) {
    case "daily":
      return instance;
    case "weekly":
      return addDays(mondayOf(instance), 6);
    case "monthly":
      return lastDayOf(instance);
  }
}

/** The one `steps` later, or earlier where negative. */
export function stepInstance(period: Period, instance: string, steps: number): string {
  switch (period) {
    case "daily":
      return addDays(instance, steps);
    case "weekly":
      return weekOf(addDays(mondayOf(instance), steps * 7));
    case "monthly":
      return addMonths(instance, steps);
  }
}

/** The last `count` up to this one, newest first. */
export const lastInstances = (period: Period, instance: string, count: number): string[] => Array.from({ length: count }, (_, index) => stepInstance(period, instance, -index));

/** Instances that the days from `firstDay` to `lastDay` lie in, oldest first. */
export const instancesBetween = (period: Period, firstDay: string, lastDay: string): string[] => [
  ...new Set(daysBetween(firstDay, lastDay).map((day) => instanceOn(period, day))),
];

/** Where it begins and ends (exclusive) in a zone. A day that the zone's calendar left out begins where it ends. */
export const boundsOf = (period: Period, instance: string, zone: string): { start: Date; end: Date } => ({
  start: momentOf(firstDayOf(period, instance), 0, zone),
  end: momentOf(addDays(lastDayOfInstance(period, instance), 1), 0, zone),
});
