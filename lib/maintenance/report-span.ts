import { z } from "zod";

import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";

import { dueDay, type DueRules } from "./due-rules";
import { firstDayOf, instancesBetween, lastDayOfInstance, periodOf, type Period } from "./period-instance";

/** A week or a month that a report is of. */
export const reportSpanSchema = z.string().refine((text) => ["weekly", "monthly"].includes(periodOf(text) ?? ""), "A week is 2026-W48, a month 2026-11.");

/** The first and the last day of a week or month, both included. */
export function spanDays(span: string): { firstDay: string; lastDay: string } {
  const period = periodOf(span) ?? "monthly";
  return { firstDay: firstDayOf(period, span), lastDay: lastDayOfInstance(period, span) };
}

/** Instances that were due on a day of the span: of a week its days and itself, of a month also the weeks that were due in it, and itself. */
export function instancesDueIn(span: string, rules: DueRules): { period: Period; instance: string }[] {
  const { firstDay, lastDay } = spanDays(span);
  return MAINTENANCE_PERIODS.flatMap((period) =>
    instancesBetween(period, firstDay, lastDay)
      .filter((instance) => {
        const day = dueDay(period, instance, rules);
        return day >= firstDay && day <= lastDay;
      })
      .map((instance) => ({ period, instance })),
  );
}
