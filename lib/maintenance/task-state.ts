import { z } from "zod";

import { dueAt, type DueRules } from "./due-rules";
import { boundsOf, type Period } from "./period-instance";

export const VERDICTS = ["fine", "act", "skip"] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

export const TASK_STATES = ["not-asked", "not-yet", "due", "overdue", "done", "skipped"] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** By which calendar an environment's tasks are due, and since when they are asked for; null: nothing of it runs. */
export type Calendar = { zone: string; rules: DueRules; askedFrom: Date | null };

/**
 * How one instance of a task stands. It is asked for where it was due after the environment began to run: an environment that is made
 * in the middle of a month owes that month's tasks if there is still time for them, and nothing of what lies before.
 */
export function taskStateOf({ period, instance, calendar, verdict, now }: { period: Period; instance: string; calendar: Calendar; verdict: Verdict | null; now: Date }): TaskState {
  if (verdict !== null) return verdict === "skip" ? "skipped" : "done";
  const { zone, rules, askedFrom } = calendar;
  const due = dueAt(period, instance, rules, zone);
  const { start, end } = boundsOf(period, instance, zone);
  if (askedFrom === null || due <= askedFrom || start >= end) return "not-asked";
  if (now < start) return "not-yet";
  return now < due ? "due" : "overdue";
}

export const isSigned = (state: TaskState): boolean => state === "done" || state === "skipped";

/** Whether somebody still has to sign it. */
export const isOpen = (state: TaskState): boolean => state === "due" || state === "overdue";
