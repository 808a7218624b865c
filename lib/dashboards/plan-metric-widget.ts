import { unitOfMetric } from "@/lib/metrics/metric-unit";
import { countMetricsAsked } from "@/lib/metrics/metrics-asked";
import { periodFor, wholeRangePeriod, widenToLimit } from "@/lib/metrics/period-rules";
import { readTimeRange, type TimeRange } from "@/lib/metrics/time-range";

import type { WidgetContent } from "./dashboard-view";
import { expandMetricRows, type MetricRow } from "./expand-metric-rows";
import { numberOf, recordOf, textOf, type JsonRecord } from "./json-value";
import { readMetricLook } from "./metric-look";
import { colorOf, readMarks } from "./read-marks";
import { toQueries, type QueriedRow, type RegionRequest } from "./widget-queries";

const DEFAULT_PERIOD_SECONDS = 300;
const DEFAULT_STATISTIC = "Average";
const LONGEST_STATISTIC = 100; // "TM(…:…)" is far shorter; each row repeats it

/** What holds for every widget of a dashboard. */
export type PlanContext = { range: TimeRange; now: Date; periodOverride: "auto" | "inherit"; defaultRegion: string };

export type MetricPlan = {
  kind: "metric";
  content: Extract<WidgetContent, { kind: "metric" }>;
  requests: RegionRequest[];
  /** Drawn in place of rows: the metric and threshold of this alarm. */
  alarmArn: string | null;
  range: { start: Date; end: Date };
  toPeriod: (seconds: number) => number;
  remarks: string[];
};

/** A metric widget, understood; or a sentence on why there is nothing to draw. */
export function planMetricWidget(properties: JsonRecord, context: PlanContext): MetricPlan | { kind: "unreadable"; why: string } {
  const { look, remarks: lookRemarks } = readMetricLook(properties);
  const marks = readMarks(properties.annotations);
  const expanded = expandMetricRows(properties.metrics);
  const remarks = [...lookRemarks, ...marks.remarks, ...expanded.remarks];
  const alarmArn = expanded.rows.length === 0 ? (marks.alarmArns[0] ?? null) : null;
  if (expanded.rows.length === 0 && alarmArn === null) return { kind: "unreadable", why: expanded.remarks[0] ?? whyNoMetric(properties) };

  remarks.push(...leftOutAlarms(marks.alarmArns, expanded.rows.length > 0));
  const range = rangeOf(properties, context, remarks);
  const ownPeriod = numberOf(properties.period) ?? DEFAULT_PERIOD_SECONDS;
  if (properties.period !== undefined && !(ownPeriod > 0)) remarks.push("The period is not a number of seconds; five minutes are taken.");
  const toPeriod = periodRule({ rows: expanded.rows, wholeRange: look.wholeRange, range, context, remarks });
  const region = textOf(properties.region) ?? context.defaultRegion;
  const defaults = { region, accountId: textOf(properties.accountId), stat: textOf(properties.stat)?.slice(0, LONGEST_STATISTIC) ?? DEFAULT_STATISTIC, periodSeconds: ownPeriod };
  const queries = toQueries(expanded.rows, defaults, toPeriod);
  const shown = queries.rows.filter(({ isVisible }) => isVisible);
  return {
    kind: "metric",
    content: {
      kind: "metric",
      ...look,
      ...(range === context.range ? {} : { ownRange: { start: range.start.toISOString(), end: range.end.toISOString() } }),
      horizontal: marks.horizontal,
      vertical: marks.vertical,
      rows: shown.map(toContentRow),
      metricsAsked: alarmArn !== null ? 1 : queries.requests.reduce((sum, request) => sum + countMetricsAsked(request.queries), 0),
      periodSeconds: Math.min(...shown.map(({ periodSeconds }) => periodSeconds ?? toPeriod(ownPeriod)), ...(shown.length === 0 ? [toPeriod(ownPeriod)] : [])),
    },
    requests: queries.requests,
    alarmArn,
    range,
    toPeriod,
    remarks: [...remarks, ...queries.remarks],
  };
}

/** CloudWatch draws one alarm in a widget, and none beside metrics of its own. */
function leftOutAlarms(arns: readonly string[], hasRows: boolean): string[] {
  const left = hasRows ? arns : arns.slice(1);
  if (left.length === 0) return [];
  const names = left.slice(0, 3).map((arn) => `“${arn.split(":alarm:").at(-1)?.slice(0, 100)}”`);
  const which = `${names.join(", ")}${left.length > names.length ? ` and ${left.length - names.length} more` : ""}`;
  return [hasRows ? `The widget also names the alarm ${which}, which is left out: an alarm is drawn in a widget without metrics of its own.` : `The widget draws one alarm; ${which} ${left.length === 1 ? "is" : "are"} left out.`];
}

function whyNoMetric({ insightRule }: JsonRecord): string {
  if (insightRule === undefined) return "The widget names no metric.";
  const name = textOf(recordOf(insightRule).ruleName)?.slice(0, 128);
  return `The widget shows a Contributor Insights rule${name ? `, “${name}”` : ""}; such reports are not drawn here. INSIGHT_RULE_METRIC in an expression is.`;
}

/** A widget may keep a range of its own, which goes before the dashboard's. */
function rangeOf(properties: JsonRecord, { range, now }: PlanContext, remarks: string[]): { start: Date; end: Date } {
  const [start, end] = [textOf(properties.start), textOf(properties.end)];
  if (start === null) return range;
  const own = readTimeRange({ start, end, now });
  if (own.remark !== null) remarks.push(own.remark);
  return own.range;
}

function periodRule(input: { rows: readonly MetricRow[]; wholeRange: boolean; range: { start: Date; end: Date }; context: PlanContext; remarks: string[] }): (seconds: number) => number {
  const { rows, wholeRange, range, context, remarks } = input;
  if (wholeRange) return () => wholeRangePeriod({ ...range, now: context.now });
  const series = Math.max(1, rows.length);
  const said = new Set<string>();
  const sayOnce = (kind: string, words: string): void => {
    if (!said.has(kind)) remarks.push(words);
    said.add(kind);
  };
  return (seconds) => {
    const period = periodFor({ periodSeconds: seconds, ...range, now: context.now, override: context.periodOverride });
    if (seconds > 0 && seconds < 60 && period >= 60) sayOnce("kept", `CloudWatch keeps points of ${seconds} s for three hours only; those of ${period} s are shown.`);
    const widened = widenToLimit({ periodSeconds: period, ...range, series });
    if (widened > period) sayOnce("widened", `AWS gives 100,800 points at once; the period was made ${widened} s long instead of ${period} s to stay under that.`);
    return widened;
  };
}

function toContentRow({ row, queryId, stat, periodSeconds }: QueriedRow): MetricPlan["content"]["rows"][number] {
  const { rendering } = row;
  return { queryId, color: colorOf(rendering.color), side: rendering.yAxis === "right" ? "right" : "left", description: describe(row), stat, periodSeconds, unit: row.kind === "metric" ? unitOfMetric(row.namespace, row.metricName, stat) : null };
}

function describe(row: MetricRow): string {
  if (row.kind === "expression") return row.expression;
  const dimensions = row.dimensions.map(({ name, value }) => `${name}=${value}`).join(", ");
  return `${row.namespace} ${row.metricName}${dimensions === "" ? "" : ` (${dimensions})`}`;
}
