import { leftOutParts, type AddressPart } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

/** Ranges that end now. */
export const RELATIVE_RANGES = [
  { key: "1h", label: "1 hour", seconds: 3_600 },
  { key: "3h", label: "3 hours", seconds: 3 * 3_600 },
  { key: "12h", label: "12 hours", seconds: 12 * 3_600 },
  { key: "1d", label: "1 day", seconds: 86_400 },
  { key: "3d", label: "3 days", seconds: 3 * 86_400 },
  { key: "1w", label: "1 week", seconds: 7 * 86_400 },
  { key: "1mo", label: "1 month", seconds: 30 * 86_400 },
] as const;
export type RelativeKey = (typeof RELATIVE_RANGES)[number]["key"];

/** All that a dashboard's address says besides which one it is. */
export type DashboardAddress = {
  /** Null: as the body says. */
  relative: RelativeKey | null;
  /** Chosen by dates or by dragging; goes before `relative`, which is what is gone back to. Seconds since 1970. */
  absolute: { start: number; end: number } | null;
  zone: "local" | "utc";
  compares: boolean;
  refreshes: boolean;
  /** The moment that is fixed, seconds since 1970. */
  pinned: number | null;
  variables: Readonly<Record<string, string>>;
};

const VARIABLE_PREFIX = "var.";
const LONGEST_VALUE = 1_024;
const MOST_VARIABLES = 25;
const SHORTEST_RANGE_SECONDS = 60; // AWS's shortest period but for high resolution
const LONGEST_RANGE_SECONDS = 455 * 86_400; // how long CloudWatch keeps metrics

const textOf = (params: SearchParams, name: string): string | null => {
  const value = params[name];
  return typeof value === "string" && value.length <= LONGEST_VALUE ? value : null;
};

const secondsOf = (text: string | null): number | null => {
  const ms = storableMomentSchema.safeParse(text).success && text !== null ? Date.parse(text) : Number.NaN;
  return ms >= 0 ? Math.floor(ms / 1_000) : null;
};

/** What of an address can be understood; the rest is left out. */
export function parseDashboardAddress(params: SearchParams): DashboardAddress {
  const relative = RELATIVE_RANGES.find(({ key }) => key === params["range"]);
  const start = secondsOf(textOf(params, "start"));
  const end = secondsOf(textOf(params, "end"));
  const variables = Object.keys(params)
    .filter((name) => name.startsWith(VARIABLE_PREFIX))
    .slice(0, MOST_VARIABLES)
    .flatMap((name) => {
      const value = textOf(params, name);
      return value === null ? [] : [[name.slice(VARIABLE_PREFIX.length), value] as const];
    });
  return {
    relative: relative?.key ?? null,
    absolute: start !== null && end !== null ? boundedRange({ start, end }) : null,
    zone: params["zone"] === "utc" ? "utc" : "local",
    compares: params["compare"] === "week",
    refreshes: params["refresh"] !== "off",
    pinned: secondsOf(textOf(params, "at")),
    variables: Object.fromEntries(variables),
  };
}

/** What of a dashboard's address is not understood. */
export function leftOutOfDashboard(params: SearchParams): AddressPart[] {
  const { relative, absolute, pinned, variables } = parseDashboardAddress(params);
  return leftOutParts(params, {
    range: relative !== null,
    start: absolute !== null,
    end: absolute !== null,
    at: pinned !== null,
    zone: ["utc", "local"].some((zone) => zone === params["zone"]),
    compare: params["compare"] === "week",
    refresh: ["on", "off"].some((refresh) => refresh === params["refresh"]),
    ...Object.fromEntries(Object.keys(params).flatMap((name) => (name.startsWith(VARIABLE_PREFIX) ? [[name, Object.hasOwn(variables, name.slice(VARIABLE_PREFIX.length))]] : []))),
  });
}

/** A range that CloudWatch can answer for: not shorter than a minute, not longer than it keeps metrics. Null: it ends before it begins. */
export function boundedRange({ start, end }: { start: number; end: number }): { start: number; end: number } | null {
  if (end <= start) return null;
  if (end - start > LONGEST_RANGE_SECONDS) return { start: end - LONGEST_RANGE_SECONDS, end };
  if (end - start >= SHORTEST_RANGE_SECONDS) return { start, end };
  const middle = (start + end) / 2;
  const from = Math.floor(middle - SHORTEST_RANGE_SECONDS / 2);
  return { start: from, end: from + SHORTEST_RANGE_SECONDS };
}

/** ISO without fractions of a second. */
export const isoOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");

/** The query string with "?" in front, or empty; what is as usual is left out. */
export function dashboardSearch(address: DashboardAddress): string {
  const params = new URLSearchParams();
  if (address.relative) params.set("range", address.relative);
  if (address.absolute) {
    params.set("start", isoOf(address.absolute.start));
    params.set("end", isoOf(address.absolute.end));
  }
  if (address.zone === "utc") params.set("zone", "utc");
  if (address.compares) params.set("compare", "week");
  if (!address.refreshes) params.set("refresh", "off");
  if (address.pinned !== null) params.set("at", isoOf(address.pinned));
  for (const [id, value] of Object.entries(address.variables)) params.set(`${VARIABLE_PREFIX}${id}`, value);
  return params.size === 0 ? "" : `?${params}`;
}

const WHOLE_MINUTE = 60;

/**
 * From when to when the page shows, in seconds since 1970. What ends now moves in whole minutes, so that those who look at the same
 * dashboard ask the same question. `own`: the range of the body, ISO; `relative` null there: it stands still.
 */
export function shownRange(address: Pick<DashboardAddress, "relative" | "absolute">, own: { start: string; end: string; relative: string | null }, nowMs: number): { start: number; end: number } {
  if (address.absolute) return address.absolute;
  const ownStart = Math.floor(Date.parse(own.start) / 1_000);
  const ownEnd = Math.floor(Date.parse(own.end) / 1_000);
  const chosen = RELATIVE_RANGES.find(({ key }) => key === address.relative);
  if (!chosen && own.relative === null) return { start: ownStart, end: ownEnd };
  const end = Math.floor(nowMs / 1_000 / WHOLE_MINUTE) * WHOLE_MINUTE;
  return { start: end - (chosen?.seconds ?? ownEnd - ownStart), end };
}

/** Whether the range ends now, so that there is something to refresh. */
export const endsNow = (address: Pick<DashboardAddress, "relative" | "absolute">, own: { relative: string | null }): boolean =>
  address.absolute === null && (address.relative !== null || own.relative !== null);

const DAY_SECONDS = 86_400;

/**
 * How often to ask again: not before there can be another point. CloudWatch makes periods at least 5 minutes long over a day and at
 * least an hour long over three ("Dashboard body structure", periodOverride).
 */
export function refreshSeconds(ownSeconds: number, rangeSeconds: number): number {
  if (rangeSeconds > 3 * DAY_SECONDS) return Math.max(ownSeconds, 3_600);
  if (rangeSeconds > DAY_SECONDS) return Math.max(ownSeconds, 300);
  return Math.max(ownSeconds, WHOLE_MINUTE);
}

/** ISO, as the API takes it. */
export const isoRange = ({ start, end }: { start: number; end: number }): { start: string; end: string } => ({ start: isoOf(start), end: isoOf(end) });
