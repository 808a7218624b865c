const DAY_MS = 86_400_000;
const LONGEST_MS = 455 * DAY_MS; // how long CloudWatch keeps metrics
const SHORTEST_MS = 60_000;
export const DEFAULT_RANGE = "-PT3H"; // the console's own

/** Ranges that end now, as a dashboard's body writes them. */
export const RELATIVE_RANGES = [
  { value: "-PT1H", label: "1 hour" },
  { value: "-PT3H", label: "3 hours" },
  { value: "-PT12H", label: "12 hours" },
  { value: "-P1D", label: "1 day" },
  { value: "-P3D", label: "3 days" },
  { value: "-P1W", label: "1 week" },
  { value: "-P1M", label: "1 month" },
] as const;

/** `relative`: the duration before `end` where the range ends now; null: it stands still. */
export type TimeRange = { start: Date; end: Date; relative: string | null };
export type ReadRange = { range: TimeRange; remark: string | null };

const DURATION = /^([-+]?)P(?:(\d{1,4}(?:\.\d+)?)Y)?(?:(\d{1,4}(?:\.\d+)?)M)?(?:(\d{1,5}(?:\.\d+)?)W)?(?:(\d{1,6}(?:\.\d+)?)D)?(?:T(?:(\d{1,7}(?:\.\d+)?)H)?(?:(\d{1,9}(?:\.\d+)?)M)?(?:(\d{1,11}(?:\.\d+)?)S)?)?$/;

/** `now` moved by an ISO 8601 duration ("-PT3H", "-P1M", "P0D"); months and years by the calendar in UTC. Null: it is none. */
export function moveByDuration(text: string, now: Date): Date | null {
  const match = DURATION.exec(text.trim());
  if (!match || /[PT]$/.test(text.trim())) return null;
  const [sign, years, months, weeks, days, hours, minutes, seconds] = [match[1] === "-" ? -1 : 1, ...match.slice(2).map((part) => Number(part ?? 0))];
  const wholeMonths = Math.round((years ?? 0) * 12 + (months ?? 0)) * (sign ?? 1);
  const ms = ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000 * (sign ?? 1);
  return new Date(addCalendarMonths(now, wholeMonths).getTime() + ms);
}

/** The same day of another month, or its last where it has no such day. */
function addCalendarMonths(from: Date, months: number): Date {
  if (months === 0) return from;
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return moved;
}

/** A moment as a body or an address writes it: absolute (ISO 8601) or a duration from `now`. Null: neither. */
export function readMoment(text: string, now: Date): { at: Date; isRelative: boolean } | null {
  const moved = moveByDuration(text, now);
  if (moved) return Number.isFinite(moved.getTime()) ? { at: moved, isRelative: true } : null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text.trim()) ?? [];
  // JavaScript reads 30 February as 2 March.
  if (day === undefined || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return null;
  const ms = Date.parse(text.trim());
  return Number.isFinite(ms) ? { at: new Date(ms), isRelative: false } : null;
}

/**
 * From when to when `start` and `end` mean, at least a minute and at most 455 days, ending now at the latest. What cannot be understood
 * is the default range, with a sentence that says so.
 */
export function readTimeRange({ start, end, now, otherwise = DEFAULT_RANGE }: { start?: string | null; end?: string | null; now: Date; otherwise?: string }): ReadRange {
  if (!start) return { range: rangeBefore(otherwise, now), remark: end ? "An end without a start says nothing; the usual range is shown." : null };
  const from = readMoment(start, now);
  const to = end ? readMoment(end, now) : { at: now, isRelative: true };
  if (!from || !to) return { range: rangeBefore(otherwise, now), remark: `The range from “${short(start)}”${end ? ` to “${short(end)}”` : ""} cannot be read; the usual one is shown.` };
  if (from.at.getTime() >= now.getTime()) return { range: rangeBefore(otherwise, now), remark: "The range lies in the future; the usual one is shown." };
  const endsNow = to.isRelative && Math.abs(to.at.getTime() - now.getTime()) < SHORTEST_MS;
  const endAt = new Date(Math.min(to.at.getTime(), now.getTime()));
  const relative = from.isRelative && endsNow ? start.trim() : null;
  if (from.at.getTime() >= endAt.getTime()) return { range: rangeBefore(otherwise, now), remark: "The range ends before it starts; the usual one is shown." };
  if (endAt.getTime() - from.at.getTime() > LONGEST_MS) return { range: { start: new Date(endAt.getTime() - LONGEST_MS), end: endAt, relative }, remark: "CloudWatch keeps metrics for 455 days; the range was cut to that." };
  const startAt = new Date(Math.min(from.at.getTime(), endAt.getTime() - SHORTEST_MS));
  return { range: { start: startAt, end: endAt, relative }, remark: null };
}

function rangeBefore(duration: string, now: Date): TimeRange {
  return { start: moveByDuration(duration, now) ?? new Date(now.getTime() - 3 * 3_600_000), end: now, relative: duration };
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
