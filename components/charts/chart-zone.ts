/** The zone in which a chart's times are written: one that has a name, or an offset as CloudWatch's `timezone` has it. */
export type ChartZone = { kind: "named"; name: string } | { kind: "offset"; minutes: number };

const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;

/** The widget's own zone ("+0130"), else the page's (an IANA name). What cannot be read counts as none. */
export function chartZone(timezone: string | null, pageZone: string): ChartZone {
  const offset = OFFSET.exec(timezone ?? "");
  if (offset) return { kind: "offset", minutes: (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) };
  if (timezone?.toUpperCase() === "UTC" || timezone === "Z") return { kind: "named", name: "UTC" };
  return { kind: "named", name: pageZone };
}

/** "UTC", "Europe/Berlin", "UTC+01:30". */
export function zoneWords(zone: ChartZone): string {
  if (zone.kind === "named") return zone.name;
  if (zone.minutes === 0) return "UTC";
  const size = Math.abs(zone.minutes);
  return `UTC${zone.minutes < 0 ? "−" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
}

const STYLES = {
  /** 26 Nov 2026, 14:02 */
  minute: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** 26 Nov 2026, 14:02:30 */
  second: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  clockSecond: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof STYLES;

const formats = new Map<string, Intl.DateTimeFormat>(); // making one takes longer than a hundred uses of it

function formatOf(style: TimeStyle, zoneName: string): Intl.DateTimeFormat {
  const key = `${style} ${zoneName}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { ...STYLES[style], timeZone: zoneName });
  formats.set(key, made);
  return made;
}

/** A moment, in seconds since 1970, written in the zone. */
export function formatInZone(seconds: number, zone: ChartZone, style: TimeStyle): string {
  // Offsets as zone names are too new for some runtimes: the moment is moved and written as UTC.
  const shifted = zone.kind === "offset" ? seconds + zone.minutes * 60 : seconds;
  return formatOf(style, zone.kind === "offset" ? "UTC" : zone.name).format(new Date(shifted * 1_000));
}

const DAY_SECONDS = 86_400;
const MONTH_SECONDS = 28 * DAY_SECONDS;

/** Words under the time axis for ticks that are `stepSeconds` apart; where a new day begins, the day instead of the hour. */
export function tickWords(ticks: readonly number[], stepSeconds: number, zone: ChartZone): string[] {
  return ticks.map((tick) => {
    if (stepSeconds >= MONTH_SECONDS) return formatInZone(tick, zone, "month");
    const clock = formatInZone(tick, zone, "clock");
    if (stepSeconds >= DAY_SECONDS || clock === "00:00") return formatInZone(tick, zone, "day");
    return stepSeconds < 60 ? formatInZone(tick, zone, "clockSecond") : clock;
  });
}
