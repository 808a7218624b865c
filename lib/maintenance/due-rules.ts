import { z } from "zod";

import { addDays, weekdayOf } from "./civil-day";
import { firstDayOf, lastDayOfInstance, type Period } from "./period-instance";
import { isZone, momentOf } from "./zoned-time";

const clockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Give a time like 18:00.");

export const zoneSchema = z.string().max(60).refine(isZone, "Give an IANA time zone, like Europe/Berlin.");

/** Until when tasks are to be signed, by a clock in the environment's zone. */
export const dueRulesSchema = z.strictObject({
  daily: z.strictObject({ time: clockSchema }),
  /** 1 Monday to 7 Sunday. */
  weekly: z.strictObject({ weekday: z.int().min(1).max(7), time: clockSchema }),
  /** Monday to Friday are working days. A day that the month does not have is its last. */
  monthly: z.strictObject({ on: z.union([z.literal("last-working-day"), z.int().min(1).max(31)]), time: clockSchema }),
});
export type DueRules = z.infer<typeof dueRulesSchema>;

export const USUAL_ZONE = "UTC";
export const USUAL_DUE_RULES: DueRules = {
  daily: { time: "18:00" },
  weekly: { weekday: 5, time: "18:00" },
  monthly: { on: "last-working-day", time: "18:00" },
};

/** When an instance of a period is due. */
export function dueAt(period: Period, instance: string, rules: DueRules, zone: string): Date {
  const { time } = rules[period];
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return momentOf(dueDay(period, instance, rules), hours * 60 + minutes, zone);
}

/** The calendar day, in the environment's zone, by which an instance is to be signed. */
export function dueDay(period: Period, instance: string, rules: DueRules): string {
  switch (period) {
    case "daily":
      return instance;
    case "weekly":
      return addDays(firstDayOf("weekly", instance), rules.weekly.weekday - 1);
    case "monthly": {
      const last = lastDayOfInstance("monthly", instance);
      const { on } = rules.monthly;
      if (on === "last-working-day") return addDays(last, -Math.max(0, weekdayOf(last) - 5));
      const wanted = addDays(`${instance}-01`, on - 1);
      return wanted < last ? wanted : last;
    }
  }
}
