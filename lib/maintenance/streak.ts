import { isSigned, type TaskState } from "./task-state";

/** How a period as a whole stands, from the states of its tasks. "empty": none of them was asked for. */
export type PeriodState = "empty" | "not-yet" | "open" | "complete" | "missed";

export function periodStateOf(states: readonly TaskState[]): PeriodState {
  const asked = states.filter((state) => state !== "not-asked");
  if (asked.length === 0) return "empty";
  if (asked.includes("overdue")) return "missed";
  if (asked.every(isSigned)) return "complete";
  return asked.includes("due") || asked.some(isSigned) ? "open" : "not-yet";
}

/**
 * Periods in a row, up to the newest, in which everything was signed. One that is still open neither counts nor ends the row, nor does
 * one in which nothing was asked for.
 */
export function streakOf(newestFirst: readonly PeriodState[]): number {
  let streak = 0;
  for (const state of newestFirst) {
    if (state === "missed") break;
    if (state === "complete") streak += 1;
  }
  return streak;
}
