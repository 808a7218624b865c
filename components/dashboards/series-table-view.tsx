"use client";

import { chartZone, formatInZone, zoneWords } from "@/components/charts/chart-zone";
import { tableFigure } from "@/components/charts/figure-words";
import { seriesTable, type TabledLine } from "@/components/charts/series-table";
import { PlainTable } from "@/components/ui/plain-table";

import { useBoard } from "./board-context";
import views from "./views.module.css";
import styles from "./widget.module.css";

const MOST_MOMENTS = 200; // more nobody reads in a frame; the file has all

/** A chart's values as a table, newest first. `timezone`: the widget's own. */
export function SeriesTable({ caption, lines, timezone }: { caption: string; lines: readonly TabledLine[]; timezone: string | null }) {
  const zone = chartZone(timezone, useBoard().zone);
  const { labels, rows } = seriesTable(lines);
  const shown = rows.slice(0, MOST_MOMENTS);
  return (
    <>
      <PlainTable
        caption={caption}
        columns={[{ header: `Time (${zoneWords(zone)})` }, ...labels.map((header) => ({ header: <span className={views.columnName}>{header}</span>, numeric: true }))]}
        rows={shown.map(({ time, values }) => ({ key: String(time), cells: [formatInZone(time, zone, "second"), ...values.map((value) => tableFigure(value))] }))}
      />
      {rows.length > shown.length ? <p className={styles.quiet}>The newest {shown.length} of {rows.length.toLocaleString("en")} moments; the CSV has all.</p> : null}
    </>
  );
}
