import type { ChartLine } from "@/components/charts/chart-line";
import { tableFigure } from "@/components/charts/figure-words";
import { seriesTable } from "@/components/charts/series-table";
import { summaryOf } from "@/components/charts/summary-of";
import type { WidgetContent } from "@/lib/dashboards/dashboard-view";

type TableLook = Extract<WidgetContent, { kind: "metric" }>["table"];

const MOST_TIMES = 60; // more columns or rows than anybody reads; the file has all

const SUMMARY_KEYS = { MIN: "min", MAX: "max", SUM: "sum", AVG: "average" } as const;

type ShownTable = { columns: string[]; rows: { key: string; cells: string[] }[]; /** Moments beyond those shown. */ leftOut: number };

/** CloudWatch's table view: each metric a row ("horizontal") or a column ("vertical"), with its summary before its values. */
export function metricTable(lines: readonly ChartLine[], look: TableLook, moment: (seconds: number) => string): ShownTable {
  const { rows } = seriesTable(lines);
  const times = look.showTimeSeries ? rows.slice(0, MOST_TIMES) : [];
  const summaries = lines.map(({ values }) => summaryOf(values));
  const head = look.summaryColumns.map((column) => ({ title: column, figures: summaries.map((summary) => tableFigure(summary[SUMMARY_KEYS[column]])) }));
  const body = times.map(({ time, values }) => ({ title: moment(time), figures: values.map((value) => tableFigure(value)) }));
  const parts = [...head, ...body];
  const leftOut = look.showTimeSeries ? rows.length - times.length : 0;
  if (look.layout === "vertical")
    return { columns: ["", ...lines.map(({ label }) => label)], rows: parts.map(({ title, figures }) => ({ key: title, cells: [title, ...figures] })), leftOut };
  return {
    columns: ["Metric", ...parts.map(({ title }) => title)],
    rows: lines.map(({ key, label }, index) => ({ key, cells: [label, ...parts.map(({ figures }) => figures[index] ?? "no data")] })),
    leftOut,
  };
}
