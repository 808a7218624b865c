"use client";

import { useMemo } from "react";

import { toChartLines } from "@/components/charts/chart-line";
import { chartZone } from "@/components/charts/chart-zone";
import { summaryOf } from "@/components/charts/summary-of";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { useDarkMode } from "@/components/charts/use-dark-mode";
import type { Axis, WidgetContent, WidgetData } from "@/lib/dashboards/dashboard-view";

import { useBoard, type Board } from "./board-context";
import { CURSOR_KEY } from "./series-content";
import { PartsView } from "./parts-view";
import { WidgetNotice } from "./widget-notice";
import styles from "./views.module.css";

type Content = Extract<WidgetContent, { kind: "explorer" }>;
type Chart = Extract<WidgetData, { kind: "charts" }>["charts"][number];

const FREE_AXIS: Axis = { label: null, min: null, max: null, showUnits: false };
const FREE_AXES = { left: FREE_AXIS, right: FREE_AXIS };
const NO_MARKS: readonly never[] = []; // one and the same, so that nothing is drawn anew
const DEFAULT_PERIOD_SECONDS = 300;

/** What an explorer found: a chart for each resource or group. */
export function ExplorerContent({ content, charts }: { content: Content; charts: readonly Chart[] }) {
  const board = useBoard();
  const isDark = useDarkMode();
  if (charts.length === 0)
    return (
      <WidgetNotice tone="unknown" word="Nothing found">
        {content.description} No resource with these tags has such metrics now.
      </WidgetNotice>
    );
  return (
    <div className={styles.charts} style={{ gridTemplateColumns: `repeat(auto-fill, minmax(max(220px, calc(100% / ${Math.max(1, content.widgetsPerRow)} - 10px)), 1fr))` }}>
      {charts.map((chart) => (
        <section key={chart.title} className={styles.chartCell} aria-label={chart.title}>
          <strong>{chart.title}</strong>
          <ExplorerChart chart={chart} content={content} board={board} isDark={isDark} />
        </section>
      ))}
    </div>
  );
}

function ExplorerChart({ chart, content, board, isDark }: { chart: Chart; content: Content; board: Board; isDark: boolean }) {
  const lines = useMemo(() => toChartLines({ series: chart.series, rows: [], periodSeconds: DEFAULT_PERIOD_SECONDS, isDark }), [chart.series, isDark]);
  const zone = useMemo(() => chartZone(null, board.zone), [board.zone]);
  if (content.view !== "timeSeries") return <PartsView kind={content.view} values={lines.map(({ key, label, color, unit, values }) => ({ key, label, color, unit, value: summaryOf(values).last }))} />;
  return (
    <TimeSeriesChart
      label={chart.title}
      lines={lines}
      stacked={content.stacked}
      axes={FREE_AXES}
      horizontal={NO_MARKS}
      vertical={NO_MARKS}
      releases={board.releases}
      pinned={board.pinned}
      legend={content.legend}
      zone={zone}
      range={board.range}
      syncKey={CURSOR_KEY}
      onZoom={board.zoom}
      onPin={board.pin}
    />
  );
}
