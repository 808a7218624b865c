import type { AlarmCounts } from "@/lib/alarms/alarm-view";

/** The first line of the page: what is wrong now. Without a look at AWS nothing is said to be well. */
export function alarmsSentence({ inAlarm, open, unowned, withoutData }: AlarmCounts, wasAsked: boolean): string {
  if (!wasAsked) return "AWS has not been asked for alarms yet: that happens once a minute where an environment stands.";
  const first = inAlarm === 0 ? "Nothing is in alarm" : `${inAlarm} in alarm`;
  const parts = [
    first,
    ...(inAlarm > 0 ? [open === 0 ? "all acknowledged or muted" : `${open} not acknowledged`] : []),
    ...(unowned > 0 ? [`${unowned} nobody’s`] : []),
    ...(withoutData > 0 ? [`${withoutData} without figures: nobody can tell whether they are well`] : []),
  ];
  return `${parts.join(", ")}.`;
}
