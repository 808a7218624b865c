const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest unit that still says something: "0.4 s", "12 s", "3 min", "5 h", "2 days". */
export function formatAge(seconds: number): string {
  const age = Math.max(0, seconds);
  if (age < 9.95) return `${age.toFixed(1)} s`;
  if (age < MINUTE) return `${Math.floor(age)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  const days = Math.floor(age / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

/** A length of time as a person plans with it: "45 s", "14 min", "1 h 20 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

type Precision = "minute" | "second";

/** By zone and precision: making a formatter takes a hundred times as long as using it, and a list shows a moment in each row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function momentFormatter(zone: string, precision: Precision): Intl.DateTimeFormat {
  const key = `${precision} ${zone}`;
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      ...(precision === "second" ? { second: "2-digit" } : {}),
      hourCycle: "h23",
    });
  formatters.set(key, formatter);
  return formatter;
}

/** A moment in the reader's zone, "21 Nov 2026, 14:02"; seconds only where they are asked for. */
export const formatMoment = (iso: string, zone: string, precision: Precision = "minute"): string => momentFormatter(zone, precision).format(new Date(iso));

/** The same moment in UTC, for the hover. */
export const formatUtc = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace("T", " ")} UTC`;
