import type { AlarmView } from "@/lib/alarms/alarm-view";

/** The ids of alarms of one group that share the plan's name with another: they are told apart by their name in the stack. */
export function namesakes(alarms: readonly Pick<AlarmView, "id" | "title">[]): ReadonlySet<string> {
  return new Set(alarms.filter(({ id, title }) => title !== null && alarms.some((other) => other.id !== id && other.title === title)).map(({ id }) => id));
}
