import { expandMetricRows } from "../expand-metric-rows";
import { isRecord, listOf, recordOf, textOf, type JsonRecord, type JsonValue } from "../json-value";
import { parseDashboardBody } from "../parse-dashboard-body";
import { readCorpus } from "./read-corpus";

type Features = Map<string, { dashboards: Set<string>; times: number }>;

/** How often each feature of a body occurs in the corpus: in how many dashboards, and how many times in all. */
export function countFeatures(): { feature: string; dashboards: number; times: number }[] {
  const features: Features = new Map();
  for (const { file, body } of readCorpus()) {
    const note = (feature: string): void => {
      const known = features.get(feature) ?? { dashboards: new Set<string>(), times: 0 };
      known.dashboards.add(file);
      known.times += 1;
      features.set(feature, known);
    };
    const parsed = parseDashboardBody(body);
    if (parsed.start !== null) note("start");
    for (const variable of parsed.variables) note(`variable ${textOf(recordOf(variable).type) ?? "?"}`);
    if (recordOf(JSON.parse(body)).periodOverride !== undefined) note("periodOverride");
    for (const widget of parsed.widgets) noteWidget(recordOf(widget), note);
  }
  return [...features].map(([feature, { dashboards, times }]) => ({ feature, dashboards: dashboards.size, times })).sort((one, other) => one.feature.localeCompare(other.feature, "en"));
}

const PROPERTIES = ["accountId", "liveData", "setPeriodToTimeRange", "sparkline", "stacked", "timezone", "trend", "singleValueFullPrecision", "start", "table", "queryBy", "queryLanguage"];

function noteWidget(widget: JsonRecord, note: (feature: string) => void): void {
  const type = textOf(widget.type) ?? "?";
  const properties = recordOf(widget.properties);
  note(`widget ${type}`);
  if (widget.x === undefined || widget.y === undefined) note("no position");
  if (widget.width === undefined || widget.height === undefined) note("no size");
  if (type === "metric") note(`view ${textOf(properties.view) ?? "not given"}`);
  if (properties.region === undefined && type !== "text" && type !== "custom") note("no region");
  for (const name of PROPERTIES) if (properties[name] !== undefined && properties[name] !== false) note(name);
  if (isRecord(properties.legend)) note("legend");
  for (const side of ["left", "right"] as const) if (isRecord(recordOf(properties.yAxis)[side])) note(`axis ${side}`);
  for (const kind of ["horizontal", "vertical", "alarms"] as const) if (listOf(recordOf(properties.annotations)[kind]).length > 0) note(`annotation ${kind}`);
  if (type === "metric") noteRows(properties.metrics, note);
}

function noteRows(metrics: JsonValue | undefined, note: (feature: string) => void): void {
  for (const row of listOf(metrics)) {
    if (listOf(row)[0] === "...") note("row “...”");
    else if (listOf(row).includes(".")) note("row “.”");
  }
  for (const row of expandMetricRows(metrics).rows) {
    const { rendering } = row;
    if (row.kind === "expression") {
      note(/\bSEARCH\s*\(/.test(row.expression) ? "SEARCH" : /^\s*SELECT\b/i.test(row.expression) ? "Metrics Insights" : "metric maths");
      if (/\bMETRICS\s*\(/.test(row.expression)) note("METRICS()");
    } else note("metric");
    for (const name of ["color", "label", "period", "stat", "yAxis", "id", "region", "accountId"] as const) if (rendering[name] !== undefined) note(`row ${name}`);
    if (rendering.visible === false) note("row hidden");
    if (textOf(rendering.label)?.includes("${")) note("dynamic label");
  }
}
