/** How an alarm stands. AWS's StateValue is open to values we do not know; those count as not known, never as well. */
export const ALARM_STANDINGS = ["in-alarm", "no-data", "unknown", "ok"] as const;
export type AlarmStanding = (typeof ALARM_STANDINGS)[number];

export function alarmStanding(state: string): AlarmStanding {
  switch (state) {
    case "ALARM":
      return "in-alarm";
    case "INSUFFICIENT_DATA":
      return "no-data";
    case "OK":
      return "ok";
    default:
      return "unknown";
  }
}
