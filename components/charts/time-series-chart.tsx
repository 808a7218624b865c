"use client";

import { useMemo, useState } from "react";

import type { Axis, HorizontalMark, VerticalMark } from "@/lib/dashboards/dashboard-view";

import { ChartKey } from "./chart-key";
import { chartColors } from "./chart-colors";
import type { ChartLine } from "./chart-line";
import type { ReleaseMark } from "./chart-marks";
import type { ChartZone } from "./chart-zone";
import { TimeSeriesPlot, type TimeSeriesPlotProps } from "./time-series-plot";
import styles from "./time-series.module.css";
import { useDarkMode } from "./use-dark-mode";

export type TimeSeriesChartProps = Pick<TimeSeriesPlotProps, "label" | "zone" | "range" | "stacked" | "syncKey" | "onZoom" | "onPin"> & {
  lines: readonly ChartLine[];
  axes: { left: Axis; right: Axis };
  horizontal: readonly HorizontalMark[];
  vertical: readonly VerticalMark[];
  releases: readonly ReleaseMark[];
  pinned: number | null;
  legend: "right" | "bottom" | "hidden";
  zone: ChartZone;
};

/** Lines or areas over time with both axes, marks and key. As high as what it stands in. */
export function TimeSeriesChart({ lines, horizontal, vertical, releases, pinned, legend, ...plot }: TimeSeriesChartProps) {
  const colors = chartColors(useDarkMode());
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => lines.filter(({ key }) => !hidden.has(key)), [lines, hidden]);
  const { start, end } = plot.range;
  const marks = useMemo(
    () => ({ horizontal, vertical, releases: releases.filter(({ atSeconds }) => atSeconds >= start && atSeconds <= end), pinned }),
    [horizontal, vertical, releases, pinned, start, end],
  );
  const toggle = (key: string) => setHidden(new Set(hidden.has(key) ? [...hidden].filter((one) => one !== key) : [...hidden, key]));
  return (
    <figure className={styles.chart}>
      <figcaption className="ph-visually-hidden">{plot.label}</figcaption>
      <div className={`${styles.body} ${legend === "right" ? styles.beside : ""}`}>
        <TimeSeriesPlot {...plot} lines={shown} marks={marks} colors={colors} />
        <ChartKey lines={lines} hidden={hidden} onToggle={toggle} marks={marks} zone={plot.zone} colors={colors} isVisible={legend !== "hidden"} />
      </div>
    </figure>
  );
}
