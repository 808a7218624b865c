import type { AlarmCounts } from "@/lib/alarms/alarm-view";

/** The first line of the page: what is wrong now. Without a look at AWS nothing is said to be well, and where a look fails, no more than what AWS told. */
export function alarmsSentence({ inAlarm, open, unowned, withoutData }: AlarmCounts, wasAsked: boolean, isPartlyUnread = false): string {
  if (!wasAsked) return "AWS has not been asked for alarms yet: that happens once a minute where an environment stands.";
  const first = inAlarm === 0 ? `Nothing ${isPartlyUnread ? "that AWS told of " : ""}is in alarm` : `${inAlarm} in alarm`;
  const parts = [
    first,
    ...(inAlarm > 0 ? [open === 0 ? "all acknowledged or muted" : `${open} not acknowledged`] : []),
    ...(unowned > 0 ? [`${unowned} nobody’s`] : []),
    ...(withoutData > 0 ? [`${withoutData} without figures: nobody can tell whether they are well`] : []),
    ...(isPartlyUnread ? ["not all alarms could be asked for"] : []),
  ];
  return `${parts.join(", ")}.`;
}
