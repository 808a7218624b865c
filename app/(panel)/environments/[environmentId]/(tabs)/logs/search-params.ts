import { z } from "zod";

import { leftOutParts, type AddressPart } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { storableText } from "@/lib/http/unstorable-text";
import type { LogsQuestion } from "@/lib/logs/queries";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

const MINUTE_MS = 60_000;
export const RANGES = [
  { value: "15m", label: "Last 15 minutes", minutes: 15 },
  { value: "1h", label: "Last hour", minutes: 60 },
  { value: "6h", label: "Last 6 hours", minutes: 360 },
  { value: "1d", label: "Last day", minutes: 1_440 },
  { value: "7d", label: "Last 7 days", minutes: 10_080 },
] as const;
const RANGE_NAMES = RANGES.map(({ value }) => value);
export const LEVEL_CHOICES = [
  { value: "error", label: "Errors" },
  { value: "error,warning", label: "Errors and warnings" },
  { value: "info", label: "Info" },
  { value: "debug", label: "Debug" },
  { value: "none", label: "Without a level" },
] as const;
const LEVEL_VALUES = LEVEL_CHOICES.map(({ value }) => value);

// AWS counts from 1970; a minute may be added to what is asked for.
const moment = storableMomentSchema.refine((text) => text > "1970-01-02" && text < "9999").transform((text) => new Date(text).toISOString());
const text = (longest: number) => z.string().max(longest).transform(storableText);
const addressSchema = z.object({
  range: z.enum(RANGE_NAMES).default("1h"),
  start: moment.optional(),
  end: moment.optional(),
  around: moment.optional(),
  q: text(200).default(""),
  level: z.enum(LEVEL_VALUES).or(z.literal("")).default(""),
  group: text(512).default(""),
  order: z.enum(["newest-top", "newest-bottom"]).default("newest-top"),
});

/** What the page's address says. `start` with `end`, or `around`, stand before `range`. */
export type LogsAddress = z.output<typeof addressSchema>;

/** What cannot be understood is left out, so that a strange link still shows the logs. */
export function parseLogsAddress(params: SearchParams): LogsAddress {
  const address = parseWhatMakesSense(addressSchema, params);
  return address.start && address.end && address.start < address.end ? address : { ...address, start: undefined, end: undefined };
}

/** What of the page's address is not understood. */
export function leftOutOfLogs(params: SearchParams): AddressPart[] {
  const wrong = new Set(whatMakesNoSense(addressSchema, params));
  const hasRange = parseLogsAddress(params).start !== undefined;
  return leftOutParts(params, Object.fromEntries(Object.keys(addressSchema.shape).map((name) => [name, !wrong.has(name) && (hasRange || (name !== "start" && name !== "end"))])));
}

/** The query string with "?" in front, or empty; defaults are left out. */
export function logsSearch(address: LogsAddress): string {
  const defaults = addressSchema.parse({});
  const search = new URLSearchParams();
  for (const name of ["around", "start", "end", "range", "q", "level", "group", "order"] as const) {
    const value = address[name];
    if (value !== undefined && value !== defaults[name]) search.set(name, value);
  }
  return search.size === 0 ? "" : `?${search}`;
}

/** The range of the address, in the terms of a question. `around`: the minute before and the minute after. */
export function questionOf({ range, start, end, around, q, level, group }: LogsAddress): LogsQuestion {
  const minutes = RANGES.find(({ value }) => value === range)?.minutes ?? 60;
  if (around) return { q, level, group, range: { start: moved(around, -MINUTE_MS), end: moved(around, MINUTE_MS) } };
  return { q, level, group, range: start && end ? { start, end } : { minutes } };
}

export const moved = (iso: string, byMs: number): string => new Date(Date.parse(iso) + byMs).toISOString();
