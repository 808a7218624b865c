import { tzOffset } from "@date-fns/tz";

import { dayAsUtc } from "./civil-day";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether the runtime knows the IANA zone. An offset like "+02:00" is none: it knows no daylight saving. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return Number.isFinite(tzOffset(zone, new Date(0))) && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The moment at which a clock in the zone shows this minute of this day. Where the clock is put back and shows it twice, the first
 * time; where it is put forward past it, as long after the jump as the minute lies after its beginning.
 */
export function momentOf(day: string, minuteOfDay: number, zone: string): Date {
  const shownMs = dayAsUtc(day).getTime() + minuteOfDay * MINUTE_MS;
  // No zone is a whole day from UTC, so these are the offsets before and after any change that could touch the minute.
  const before = tzOffset(zone, new Date(shownMs - DAY_MS));
  const after = tzOffset(zone, new Date(shownMs + DAY_MS));
  const shown = [before, after].map((offset) => ({ offset, at: new Date(shownMs - offset * MINUTE_MS) })).filter(({ offset, at }) => tzOffset(zone, at) === offset);
  const first = shown.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  return first?.at ?? new Date(shownMs - before * MINUTE_MS);
}

/** The day that a calendar in the zone shows at a moment, e.g. 2026-11-26. */
export const dayIn = (zone: string, at: Date): string => new Date(at.getTime() + tzOffset(zone, at) * MINUTE_MS).toISOString().slice(0, 10);

/** What a clock in the zone shows, e.g. 18:05. */
export const clockIn = (zone: string, at: Date): string => new Date(at.getTime() + tzOffset(zone, at) * MINUTE_MS).toISOString().slice(11, 16);
