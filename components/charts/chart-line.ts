import type { Series, WidgetContent } from "@/lib/dashboards/dashboard-view";

import { ownColor, paletteColor, paletteDash } from "./chart-palette";

type Row = Extract<WidgetContent, { kind: "metric" }>["rows"][number];

/** One line of a chart, with all that drawing, key, table and file need of it. */
export type ChartLine = {
  key: string;
  label: string;
  color: string;
  /** Pixels; empty: solid. */
  dash: readonly number[];
  side: "left" | "right";
  /** "%", "s", "B" …; null: a plain number, or not known. */
  unit: string | null;
  /** Seconds since 1970, ascending. */
  times: readonly number[];
  /** Null: AWS has nothing there. */
  values: readonly (number | null)[];
  /** Seconds between two points of it; more than one and a half of them apart is a gap. Infinity: its gaps are marked by null. */
  periodSeconds: number;
  /** Of the week before, moved onto this range. */
  isCompared: boolean;
  /** An edge of the band in which anomaly detection expects a metric: the room between its two edges is filled. */
  band?: "low" | "high";
};

const COMPARED_DASH = [4, 4];
const BAND_COLOR = "#8c98a8"; // quiet, as in CloudWatch, and seen on both grounds

/**
 * Series in the order of the body's rows, coloured. A row's own colour is kept where the row is one series; where an expression
 * answered with several, each takes one of the palette, as CloudWatch does it. `isThinned`: points were thinned to lows and highs.
 */
export function toChartLines(input: { series: readonly Series[]; rows: readonly Row[]; periodSeconds: number; isThinned?: boolean; isDark: boolean }): ChartLine[] {
  const { series, rows, periodSeconds, isThinned = false, isDark } = input;
  const longest = Math.max(0, ...series.map(({ times }) => times.length));
  const place = new Map(rows.map(({ queryId }, index) => [queryId, index]));
  const rowOf = (one: Series) => rows[place.get(one.queryId) ?? -1];
  const count = new Map<string, number>();
  for (const { queryId } of series) count.set(queryId, (count.get(queryId) ?? 0) + 1);
  const ordered = series.toSorted((a, b) => (place.get(a.queryId) ?? rows.length) - (place.get(b.queryId) ?? rows.length));
  return ordered.map((one, index) => {
    const row = rowOf(one);
    const own = one.band ? (ownColor(row?.color ?? null) ?? BAND_COLOR) : count.get(one.queryId) === 1 ? ownColor(row?.color ?? null) : null;
    return {
      key: `${one.queryId} ${index}`,
      label: one.label,
      color: own ?? paletteColor(index, isDark),
      dash: own ? [] : paletteDash(index),
      side: row?.side ?? "left",
      unit: row?.unit ?? null,
      times: one.times,
      values: one.values,
      // The range's rules may have lengthened the period that the body names. Lows and highs of a thinned line stand at any distance:
      // its gaps are marked already. Lines that were short enough to be left whole are much shorter than those.
      periodSeconds: isThinned && one.times.length * 2 >= longest ? Infinity : Math.max(periodSeconds, row?.periodSeconds ?? 0),
      isCompared: false,
      ...(one.band ? { band: one.band } : {}),
    };
  });
}

/** The same lines of an earlier time, moved forward onto this one and dashed. */
export const toComparedLines = (lines: readonly ChartLine[], laterSeconds: number, suffix: string): ChartLine[] =>
  lines.map((line) => ({
    ...line,
    key: `${line.key} before`,
    label: `${line.label}, ${suffix}`,
    dash: COMPARED_DASH,
    times: line.times.map((time) => time + laterSeconds),
    isCompared: true,
  }));
