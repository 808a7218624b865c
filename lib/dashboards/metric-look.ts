import { METRIC_VIEWS, type Axis, type WidgetContent } from "./dashboard-view";
import { choiceOf, flagOf, listOf, numberOf, recordOf, textOf, type JsonRecord, type JsonValue } from "./json-value";

type MetricContent = Extract<WidgetContent, { kind: "metric" }>;
type Look = Omit<MetricContent, "kind" | "rows" | "horizontal" | "vertical" | "metricsAsked" | "periodSeconds" | "ownRange">;

const LARGEST = 1e300; // beyond it sums of an axis are infinite

/** How a metric widget is drawn, whatever its numbers are. */
export function readMetricLook(properties: JsonRecord): { look: Look; remarks: string[] } {
  const view = choiceOf(properties.view, METRIC_VIEWS);
  const remarks = properties.view !== undefined && view === null ? [`The view “${textOf(properties.view) ?? "?"}” is unknown; lines are drawn.`] : [];
  const axes = { left: readAxis(recordOf(properties.yAxis).left, remarks), right: readAxis(recordOf(properties.yAxis).right, remarks) };
  if (view === "gauge" && (axes.left.min === null || axes.left.max === null)) {
    remarks.push("A gauge needs the least and the greatest value of its axis; what the body leaves out is taken as 0 and 100.");
    axes.left = { ...axes.left, min: axes.left.min ?? Math.min(0, axes.left.max ?? 0), max: axes.left.max ?? Math.max(100, axes.left.min ?? 100) };
  }
  const table = recordOf(properties.table);
  const columns = listOf(table.summaryColumns).flatMap((column) => choiceOf(column, ["MIN", "MAX", "SUM", "AVG"]) ?? []);
  return {
    look: {
      view: view ?? "timeSeries",
      stacked: view !== "singleValue" && (flagOf(properties.stacked) ?? false),
      // The console leaves the setting in a body when a number becomes a graph, where it means nothing.
      wholeRange: view !== null && view !== "timeSeries" && (flagOf(properties.setPeriodToTimeRange) ?? false),
      sparkline: flagOf(properties.sparkline) ?? false,
      trend: flagOf(properties.trend) ?? false,
      fullPrecision: flagOf(properties.singleValueFullPrecision) ?? false,
      showLabels: flagOf(recordOf(properties.labels).visible) ?? true,
      legend: choiceOf(recordOf(properties.legend).position, ["right", "bottom", "hidden"]) ?? "bottom",
      axes,
      timezone: timezoneOf(properties.timezone),
      table: {
        layout: choiceOf(table.layout, ["horizontal", "vertical"]) ?? "horizontal",
        stickySummary: flagOf(table.stickySummary) ?? false,
        showTimeSeries: flagOf(table.showTimeSeriesData) ?? true,
        summaryColumns: table.summaryColumns === undefined ? ["MIN", "MAX", "SUM", "AVG"] : columns,
      },
    },
    remarks,
  };
}

function readAxis(value: JsonValue | undefined, remarks: string[]): Axis {
  const axis = recordOf(value);
  const [min, max] = [axisEnd(axis.min), axisEnd(axis.max)];
  const isReversed = min !== null && max !== null && min >= max;
  if (isReversed) remarks.push("An axis ends before it begins; its range is taken from the data.");
  return { label: textOf(axis.label), min: isReversed ? null : min, max: isReversed ? null : max, showUnits: flagOf(axis.showUnits) ?? true };
}

function axisEnd(value: JsonValue | undefined): number | null {
  const number = numberOf(value);
  return number === null || Math.abs(number) > LARGEST ? null : number;
}

/** "+0130" as CloudWatch has it, "UTC", or "Local", which is the reader's own and so null. */
function timezoneOf(value: JsonValue | undefined): string | null {
  const text = textOf(value)?.trim() ?? "";
  if (/^(?:utc|gmt|z)$/i.test(text)) return "+0000";
  return /^[-+](?:0\d|1[0-4]):?[0-5]\d$/.test(text) ? text.replace(":", "") : null;
}
