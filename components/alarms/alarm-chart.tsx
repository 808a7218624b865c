"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { ChartLine } from "@/components/charts/chart-line";
import type { ReleaseMark } from "@/components/charts/chart-marks";
import { chartZone } from "@/components/charts/chart-zone";
import { paletteColor } from "@/components/charts/chart-palette";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { useDarkMode } from "@/components/charts/use-dark-mode";
import { Ago } from "@/components/ui/ago";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { useReaderZone } from "@/components/ui/reader-clock";
import type { AlarmSeries } from "@/lib/alarms/alarm-series-view";
import { alarmFigure, type AlarmUnit } from "@/lib/alarms/alarm-unit";
import { alarmSeriesQuery } from "@/lib/alarms/queries";
import type { Axis, HorizontalMark } from "@/lib/dashboards/dashboard-view";

import styles from "./alarms.module.css";

const HEIGHT = 200;
const UNITS: Record<AlarmUnit, string | null> = { percent: "%", seconds: "s", milliseconds: "ms", microseconds: "µs", bytes: "B", count: null };

/** The last day of what the alarm measures, with its threshold and the releases that began in it. */
export function AlarmChart({ alarmId, name }: { alarmId: string; name: string }) {
  const { data, error, refetch } = useQuery(alarmSeriesQuery(alarmId));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Bone height={HEIGHT} />;
  if (data.kind !== "series") return <p className={styles.quiet}>{data.reason}</p>;
  return (
    <div className={styles.chart}>
      <AlarmLines series={data} name={name} />
      <p className={styles.quiet}>
        {newestWords(data)} CloudWatch, last 24 hours, as of <Ago iso={data.asOf} suffix=" ago" />.{data.messages.length > 0 ? ` AWS says: ${data.messages.join(" ")}` : ""}
      </p>
    </div>
  );
}

const NO_MARKS: readonly never[] = [];

function AlarmLines({ series, name }: { series: Extract<AlarmSeries, { kind: "series" }>; name: string }) {
  const isDark = useDarkMode();
  const zone = useReaderZone();
  // The chart is drawn anew for each new object it is given.
  const drawn = useMemo(() => toDrawn(series, isDark), [series, isDark]);
  const chart = useMemo(() => chartZone(null, zone), [zone]);
  return (
    <div className={styles.plot} style={{ height: HEIGHT }}>
      <TimeSeriesChart {...drawn} label={`${name}, last 24 hours`} vertical={NO_MARKS} pinned={null} legend="hidden" zone={chart} stacked={false} syncKey="alarm" onZoom={nothing} onPin={nothing} />
    </div>
  );
}

function toDrawn({ lines, unit, threshold, isLeast, periodSeconds, releases, start, end }: Extract<AlarmSeries, { kind: "series" }>, isDark: boolean) {
  const axis: Axis = { label: null, min: unit === "bytes" ? null : 0, max: null, showUnits: true };
  const limit: HorizontalMark[] =
    threshold === null
      ? []
      : [{ value: threshold, to: null, label: `${isLeast ? "least" : "limit"} ${alarmFigure(threshold, unit)}`, toLabel: null, color: null, fill: isLeast ? "below" : "above", side: "left", source: "alarm" }];
  return {
    lines: lines.map(({ key, label, timesSeconds, values }, index): ChartLine => ({
      key,
      label,
      color: paletteColor(index, isDark),
      dash: [],
      side: "left",
      unit: UNITS[unit],
      times: timesSeconds,
      values,
      periodSeconds,
      isCompared: false,
    })),
    axes: { left: axis, right: axis },
    horizontal: limit,
    releases: releases.map(({ release, note, at }): ReleaseMark => ({ atSeconds: Date.parse(at) / 1_000, number: release, note })),
    range: { start: Date.parse(start) / 1_000, end: Date.parse(end) / 1_000 },
  };
}

const nothing = (): void => undefined;

/** The newest figure against the threshold, for those who do not look at the picture. */
function newestWords({ lines, unit, threshold, isLeast }: Extract<AlarmSeries, { kind: "series" }>): string {
  const newest = lines[0]?.values.findLast((value) => value !== null);
  const limit = threshold === null ? "" : `, ${isLeast ? "least" : "limit"} ${alarmFigure(threshold, unit)}`;
  return newest === undefined || newest === null ? `No figure in the last 24 hours${limit}.` : `Newest ${alarmFigure(newest, unit)}${limit}.`;
}
