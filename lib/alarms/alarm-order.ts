import type { AlarmListInput } from "./alarm-list-query";
import type { AlarmView } from "./alarm-view";

/** The place of `alarm_urgency` in the database: 0 in alarm and nobody's, 1 in alarm, 2 without figures or unknown, 3 OK. */
function urgencyOf({ standing, owner, acknowledged, muted }: AlarmView): number {
  if (standing === "in-alarm") return owner || acknowledged || muted ? 1 : 0;
  return standing === "ok" ? 3 : 2;
}

/** The list's own order, for rows that were heard of after it was read. */
export const byUrgency = (alarms: readonly AlarmView[]): AlarmView[] =>
  alarms.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || Date.parse(b.since) - Date.parse(a.since) || b.id.localeCompare(a.id));

type Filter = AlarmListInput["filter"] & { q?: string };

/** Whether an alarm that was heard of belongs into a list with these filters. "me" is the reader's id. */
export function matchesFilter(alarm: AlarmView, filter: Filter, me: string | null): boolean {
  const { state, environmentId, severity, owner, acknowledged, muted, q } = filter;
  const words = `${alarm.name}\n${alarm.title ?? ""}`.toLowerCase();
  return (
    alarm.missingSince === null &&
    (state === undefined || alarm.standing === state) &&
    (environmentId === undefined || alarm.environment?.id === environmentId) &&
    (severity === undefined || alarm.severity === severity) &&
    (owner === undefined || (owner === "nobody" ? alarm.owner === null : alarm.owner !== null && alarm.owner.id === (owner === "me" ? me : owner))) &&
    (acknowledged === undefined || (alarm.acknowledged !== null) === (acknowledged === "yes")) &&
    (muted === undefined || (alarm.muted !== null) === (muted === "yes")) &&
    (!q || words.includes(q.toLowerCase()))
  );
}
