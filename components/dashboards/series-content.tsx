"use client";

import { useMemo } from "react";

import { chartColors } from "@/components/charts/chart-colors";
import { toChartLines, toComparedLines, type ChartLine } from "@/components/charts/chart-line";
import { markColor } from "@/components/charts/chart-marks";
import { chartZone } from "@/components/charts/chart-zone";
import { rangeWithPoints, sumOfLines } from "@/components/charts/shown-range";
import { summaryOf } from "@/components/charts/summary-of";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { useDarkMode } from "@/components/charts/use-dark-mode";
import type { WidgetContent, WidgetData } from "@/lib/dashboards/dashboard-view";

import { useBoard } from "./board-context";
import { GaugeView } from "./gauge-view";
import { MetricTableView } from "./metric-table-view";
import { PartsView } from "./parts-view";
import { SingleValueView } from "./single-value-view";
import { WidgetNotice } from "./widget-notice";
import styles from "./widget.module.css";

type SeriesContentProps = {
  title: string;
  content: Extract<WidgetContent, { kind: "metric" }>;
  data: Extract<WidgetData, { kind: "series" }>;
  /** The same of the week before, where that is wanted and has come. */
  before: Extract<WidgetData, { kind: "series" }> | null;
};

export const WEEK_SECONDS = 7 * 86_400;
/** All charts of a page: the pointer on one shows on each. */
export const CURSOR_KEY = "dashboard";

const valuesOf = (lines: readonly ChartLine[]) => lines.map(({ key, label, color, unit, values }) => ({ key, label, color, unit, value: summaryOf(values).last }));

/** Metrics, drawn as their widget says. */
export function SeriesContent({ title, content, data, before }: SeriesContentProps) {
  const board = useBoard();
  const isDark = useDarkMode();
  const zone = useMemo(() => chartZone(content.timezone, board.zone), [content.timezone, board.zone]);
  const lines = useMemo(() => {
    const input = { rows: content.rows, isDark };
    const now = toChartLines({ ...input, series: data.series, periodSeconds: data.periodSeconds, isThinned: data.thinnedFrom !== null });
    if (!before) return now;
    const then = toChartLines({ ...input, series: before.series, periodSeconds: before.periodSeconds, isThinned: before.thinnedFrom !== null });
    const compared = content.stacked ? sumOfLines(then, "All together", chartColors(isDark).text) : then;
    return [...now, ...toComparedLines(compared, WEEK_SECONDS, "a week before")];
  }, [content.rows, content.stacked, data.series, data.periodSeconds, data.thinnedFrom, before, isDark]);
  const { ownRange } = content;
  const range = useMemo(() => rangeWithPoints(ownRange ? { start: Date.parse(ownRange.start) / 1_000, end: Date.parse(ownRange.end) / 1_000 } : board.range, lines), [ownRange, board.range, lines]);
  const horizontal = useMemo(() => [...content.horizontal, ...data.horizontal], [content.horizontal, data.horizontal]);
  const isEmpty = lines.every(({ values }) => values.every((value) => value === null));

  if (content.view === "timeSeries")
    return (
      <>
        {isEmpty ? <p className={styles.empty}>No data in this range</p> : null}
        <TimeSeriesChart
          label={title}
          lines={lines}
          stacked={content.stacked}
          axes={content.axes}
          horizontal={horizontal}
          vertical={content.vertical}
          releases={board.releases}
          pinned={board.pinned}
          legend={content.legend}
          zone={zone}
          range={range}
          syncKey={CURSOR_KEY}
          onZoom={board.zoom}
          onPin={board.pin}
        />
      </>
    );
  if (isEmpty)
    return (
      <WidgetNotice tone="unknown" word="No data">
        CloudWatch has no value of {lines.length === 1 ? "this metric" : "these metrics"} in the range shown.
      </WidgetNotice>
    );
  switch (content.view) {
    case "singleValue":
      return <SingleValueView lines={lines} sparkline={content.sparkline} trend={content.trend} fullPrecision={content.fullPrecision} wholeRange={content.wholeRange} />;
    case "gauge": {
      const { min, max } = content.axes.left;
      if (min === null || max === null || max <= min)
        return (
          <WidgetNotice tone="warning" word="No scale">
            A gauge needs a least and a greatest value (yAxis.left.min and max), and this one does not have both.
          </WidgetNotice>
        );
      return <GaugeView lines={lines} min={min} max={max} marks={horizontal} isDark={isDark} />;
    }
    case "bar":
      return <PartsView kind="bar" values={valuesOf(lines)} min={content.axes.left.min} max={content.axes.left.max} marks={horizontal.map((mark) => ({ ...mark, color: markColor(mark, chartColors(isDark)) }))} />;
    case "pie":
      return <PartsView kind="pie" values={valuesOf(lines)} />;
    case "table":
      return <MetricTableView caption={title} lines={lines} look={content.table} zone={zone} />;
  }
}
