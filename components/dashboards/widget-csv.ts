import { seriesCsv, type TabledLine } from "@/components/charts/series-table";
import type { WidgetData } from "@/lib/dashboards/dashboard-view";
import type { CsvCell } from "@/lib/shared/to-csv";

/** The lines of a widget's answer, with the chart's name before each where there are several charts. */
export function tabledLines(data: WidgetData): TabledLine[] {
  if (data.kind === "series") return data.series;
  if (data.kind === "charts") return data.charts.flatMap(({ title, series }) => series.map((one) => ({ ...one, label: `${title}: ${one.label}` })));
  return [];
}

/** All that a widget shows, as rows of a file; null: there is nothing to put into one. */
export function widgetCsv(data: WidgetData): CsvCell[][] | null {
  switch (data.kind) {
    case "series":
    case "charts":
      return seriesCsv(tabledLines(data));
    case "rows":
      return [[...data.columns], ...data.rows.map((row) => [...row])];
    case "alarms":
      return [["Alarm", "State", "Since (UTC)", "Reason", "ARN"], ...data.alarms.map(({ name, state, since, reason, arn }) => [name, state, since, reason, arn])];
    case "on-demand":
    case "nothing":
    case "unavailable":
      return null;
  }
}
