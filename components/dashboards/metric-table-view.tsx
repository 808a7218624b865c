import { PlainTable } from "@/components/ui/plain-table";
import type { ChartLine } from "@/components/charts/chart-line";
import { formatInZone, zoneWords, type ChartZone } from "@/components/charts/chart-zone";
import type { WidgetContent } from "@/lib/dashboards/dashboard-view";

import { metricTable } from "./metric-table";
import styles from "./views.module.css";

type MetricTableProps = { caption: string; lines: readonly ChartLine[]; look: Extract<WidgetContent, { kind: "metric" }>["table"]; zone: ChartZone };

/** CloudWatch's table view of metrics. */
export function MetricTableView({ caption, lines, look, zone }: MetricTableProps) {
  const { columns, rows, leftOut } = metricTable(lines, look, (seconds) => formatInZone(seconds, zone, "minute"));
  return (
    <div className={look.stickySummary ? styles.sticky : undefined}>
      <PlainTable caption={`${caption}; times in ${zoneWords(zone)}`} columns={columns.map((header, index) => ({ header: <span className={styles.columnName}>{header}</span>, numeric: index > 0 }))} rows={rows} />
      {leftOut > 0 ? <p className={styles.quiet}>{leftOut.toLocaleString("en")} earlier moments are in the CSV.</p> : null}
    </div>
  );
}
