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

/** When an instance of a period begins, ends (exclusive) and is due. */
export type InstanceTimes = { start: Date; end: Date; due: Date };

export const timesOf = (period: Period, instance: string, { zone, rules }: Pick<Calendar, "zone" | "rules">): InstanceTimes => ({
  ...boundsOf(period, instance, zone),
  due: dueAt(period, instance, rules, zone),
});

/** Remembers what it has worked out: a board asks for the same days for each environment, and most have the usual rules. */
export function rememberedTimes(): typeof timesOf {
  const byRules = new Map<DueRules, Map<string, InstanceTimes>>();
  return (period, instance, calendar) => {
    const known = byRules.get(calendar.rules) ?? new Map<string, InstanceTimes>();
    byRules.set(calendar.rules, known);
    const key = `${period} ${instance} ${calendar.zone}`;
    const times = known.get(key) ?? timesOf(period, instance, calendar);
    known.set(key, times);
    return times;
  };
}

/**
 * How one instance of a task stands. It is asked for where it was due after the environment began to run: an environment that is made
 * in the middle of a month owes that month's tasks if there is still time for them, and nothing of what lies before.
 */
export function taskStateAt({ start, end, due }: InstanceTimes, { askedFrom, verdict, now }: { askedFrom: Date | null; verdict: Verdict | null; now: Date }): TaskState {
  if (verdict !== null) return verdict === "skip" ? "skipped" : "done";
  if (askedFrom === null || due <= askedFrom || start >= end) return "not-asked";
  if (now < start) return "not-yet";
  return now < due ? "due" : "overdue";
}

export const isSigned = (state: TaskState): boolean => state === "done" || state === "skipped";

/** Whether somebody still has to sign it. */
export const isOpen = (state: TaskState): boolean => state === "due" || state === "overdue";
