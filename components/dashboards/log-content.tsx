"use client";

import { useMemo } from "react";

import { chartZone } from "@/components/charts/chart-zone";
import { paletteColor, paletteDash } from "@/components/charts/chart-palette";
import type { ChartLine } from "@/components/charts/chart-line";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { useDarkMode } from "@/components/charts/use-dark-mode";
import { PlainTable } from "@/components/ui/plain-table";
import type { Axis, WidgetContent, WidgetData } from "@/lib/dashboards/dashboard-view";

import { useBoard } from "./board-context";
import { PartsView } from "./parts-view";
import { rowsAsLines, rowsAsParts } from "./rows-as-chart";
import { CURSOR_KEY } from "./series-content";
import { WidgetNotice } from "./widget-notice";
import styles from "./widget.module.css";

const FREE_AXIS: Axis = { label: null, min: null, max: null, showUnits: false };
const FREE_AXES = { left: FREE_AXIS, right: FREE_AXIS };
const NO_MARKS: readonly never[] = [];
const MOST_ROWS = 200; // more nobody reads in a frame; the file has all
const MOST_STEP_SECONDS = 86_400;

type LogContentProps = { title: string; content: Extract<WidgetContent, { kind: "log" }>; data: Extract<WidgetData, { kind: "rows" }> };

/** What a Logs Insights query found, as its widget says: rows, or a chart of them where they can be drawn as one. */
export function LogContent({ title, content, data }: LogContentProps) {
  const board = useBoard();
  const isDark = useDarkMode();
  const zone = useMemo(() => chartZone(null, board.zone), [board.zone]);
  const lines = useMemo((): ChartLine[] | null => {
    const found = content.view === "timeSeries" ? rowsAsLines(data) : null;
    return (
      found?.map((line, index) => ({ ...line, key: line.label, color: paletteColor(index, isDark), dash: paletteDash(index), side: "left", unit: null, periodSeconds: stepOf(line.times), isCompared: false })) ?? null
    );
  }, [content.view, data, isDark]);
  if (data.rows.length === 0)
    return (
      <WidgetNotice tone="info" word="No rows">
        The query ran and found nothing in the range shown.
      </WidgetNotice>
    );
  if (lines)
    return (
      <TimeSeriesChart
        label={title}
        lines={lines}
        stacked={content.stacked}
        axes={FREE_AXES}
        horizontal={NO_MARKS}
        vertical={NO_MARKS}
        releases={board.releases}
        pinned={board.pinned}
        legend="bottom"
        zone={zone}
        range={board.range}
        syncKey={CURSOR_KEY}
        onZoom={board.zoom}
        onPin={board.pin}
      />
    );
  const parts = content.view === "bar" || content.view === "pie" ? rowsAsParts(data) : null;
  if (parts && (content.view === "bar" || content.view === "pie"))
    return <PartsView kind={content.view} values={parts.map((part, index) => ({ ...part, unit: null, key: `${index} ${part.label}`, color: paletteColor(index, isDark) }))} />;
  return <RowsTable caption={title} columns={data.columns} rows={data.rows} />;
}

/** The shortest distance of two times: between them, a query with bins has no other. */
const stepOf = (times: readonly number[]): number =>
  times.slice(1).reduce((shortest, time, index) => Math.min(shortest, time - (times[index] ?? time) || shortest), MOST_STEP_SECONDS);

export function RowsTable({ caption, columns, rows }: { caption: string; columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <>
      <PlainTable
        caption={caption}
        columns={columns.map((header) => ({ header }))}
        rows={shown.map((cells, index) => ({ key: String(index), cells: cells.map((cell, column) => <span key={columns[column]} className={styles.cell}>{cell}</span>) }))}
      />
      {rows.length > shown.length ? <p className={styles.quiet}>{(rows.length - shown.length).toLocaleString("en")} more rows are in the CSV.</p> : null}
    </>
  );
}
