import { z } from "zod";

/** Where a widget stands on CloudWatch's grid of 24 columns, after overlaps and gaps were settled. */
export const placeSchema = z.strictObject({ x: z.int().min(0).max(23), y: z.int().min(0), width: z.int().min(1).max(24), height: z.int().min(1).max(1_000) });
export type Place = z.infer<typeof placeSchema>;

const axisSchema = z.strictObject({ label: z.string().nullable(), min: z.number().nullable(), max: z.number().nullable(), showUnits: z.boolean() });
export type Axis = z.infer<typeof axisSchema>;
export const SIDES = ["left", "right"] as const;
const sideSchema = z.enum(SIDES);

/** A line across the chart, or a band where `to` is given. */
const horizontalMarkSchema = z.strictObject({
  value: z.number(),
  to: z.number().nullable(),
  label: z.string().nullable(),
  toLabel: z.string().nullable(),
  color: z.string().nullable(),
  fill: z.enum(["above", "below", "none"]),
  side: sideSchema,
  /** annotation: of the body; alarm: of the alarm that is drawn; target: of the plan. */
  source: z.enum(["annotation", "alarm", "target"]),
});
/** A moment, or a stretch of time where `to` is given; ISO. */
const verticalMarkSchema = z.strictObject({
  at: z.string(),
  to: z.string().nullable(),
  label: z.string().nullable(),
  color: z.string().nullable(),
  fill: z.enum(["before", "after", "none"]),
});
export type HorizontalMark = z.infer<typeof horizontalMarkSchema>;
export type VerticalMark = z.infer<typeof verticalMarkSchema>;

export const METRIC_VIEWS = ["timeSeries", "singleValue", "gauge", "bar", "pie", "table"] as const;

/** How a row of the body's `metrics` is drawn; joined to series by `queryId`. */
const rowSchema = z.strictObject({
  queryId: z.string(),
  color: z.string().nullable(),
  side: sideSchema,
  /** What the row is, for those who ask: namespace, metric and dimensions, or the expression. */
  description: z.string(),
  stat: z.string().nullable(),
  periodSeconds: z.number().nullable(),
  /** "%", "s", "B" and the like where AWS documents it; left out or null: a plain number, or not known. */
  unit: z.string().nullable().optional(),
});

export const metricContentSchema = z.strictObject({
  kind: z.literal("metric"),
  view: z.enum(METRIC_VIEWS),
  stacked: z.boolean(),
  /** One value over the whole range (setPeriodToTimeRange). */
  wholeRange: z.boolean(),
  sparkline: z.boolean(),
  trend: z.boolean(),
  fullPrecision: z.boolean(),
  showLabels: z.boolean(),
  legend: z.enum(["right", "bottom", "hidden"]),
  axes: z.strictObject({ left: axisSchema, right: axisSchema }),
  horizontal: z.array(horizontalMarkSchema),
  vertical: z.array(verticalMarkSchema),
  /** Where the widget keeps a range of its own, ISO: it goes before the dashboard's. */
  ownRange: z.strictObject({ start: z.string(), end: z.string() }).optional(),
  /** IANA-less offset as CloudWatch has it, e.g. +0130; null: the reader's zone. */
  timezone: z.string().nullable(),
  table: z.strictObject({ layout: z.enum(["horizontal", "vertical"]), stickySummary: z.boolean(), showTimeSeries: z.boolean(), summaryColumns: z.array(z.enum(["MIN", "MAX", "SUM", "AVG"])) }),
  rows: z.array(rowSchema),
  /** Metrics that one look asks AWS for, as far as it can be told before (a SEARCH finds what it finds). */
  metricsAsked: z.int(),
  periodSeconds: z.number(),
});

export const widgetContentSchema = z.discriminatedUnion("kind", [
  metricContentSchema,
  z.strictObject({ kind: z.literal("text"), markdown: z.string(), background: z.enum(["solid", "transparent"]) }),
  z.strictObject({ kind: z.literal("log"), view: z.enum(["table", "timeSeries", "bar", "pie"]), stacked: z.boolean(), query: z.string(), logGroups: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("alarm"), alarmArns: z.array(z.string()), states: z.array(z.string()), sortBy: z.enum(["default", "stateUpdatedTimestamp", "timestamp"]) }),
  z.strictObject({ kind: z.literal("explorer"), view: z.enum(["timeSeries", "bar", "pie"]), stacked: z.boolean(), legend: z.enum(["right", "bottom", "hidden"]), rowsPerPage: z.int(), widgetsPerRow: z.int(), splitBy: z.string().nullable(), description: z.string() }),
  /** Named, never invoked. */
  z.strictObject({ kind: z.literal("custom"), endpoint: z.string().nullable() }),
  /** What cannot be drawn, and why. */
  z.strictObject({ kind: z.literal("unreadable"), why: z.string() }),
]);
export type WidgetContent = z.infer<typeof widgetContentSchema>;

export const seriesSchema = z.strictObject({
  queryId: z.string(),
  label: z.string(),
  /** Seconds since 1970, ascending: the starts of the periods. */
  times: z.array(z.number()),
  values: z.array(z.number().nullable()),
  status: z.enum(["complete", "partial", "internal-error", "forbidden"]),
  /** An edge of the band in which anomaly detection expects a metric; left out: a line like any other. */
  band: z.enum(["low", "high"]).optional(),
});
export type Series = z.infer<typeof seriesSchema>;

const alarmCellSchema = z.strictObject({ arn: z.string(), name: z.string(), state: z.enum(["OK", "ALARM", "INSUFFICIENT_DATA", "unknown"]), since: z.string().nullable(), reason: z.string().nullable() });

/** What stands inside a widget's frame. Not there yet is no state of it: it is asked for, and the answer is one of these. */
export const widgetDataSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("series"),
    series: z.array(seriesSchema),
    /** What AWS or we have to say beside the data: partial results, a limit that was met. */
    remarks: z.array(z.string()),
    asOf: z.string(),
    /** The period that was asked for, after the range's rules. */
    periodSeconds: z.number(),
    metricsAsked: z.int(),
    /** Points before thinning, where they were thinned. */
    thinnedFrom: z.int().nullable(),
    /** Marks that come with the data: the alarm's threshold, the plan's target. */
    horizontal: z.array(horizontalMarkSchema),
  }),
  z.strictObject({ kind: z.literal("rows"), columns: z.array(z.string()), rows: z.array(z.array(z.string())), remarks: z.array(z.string()), scannedBytes: z.number().nullable(), asOf: z.string() }),
  z.strictObject({ kind: z.literal("alarms"), alarms: z.array(alarmCellSchema), asOf: z.string() }),
  /** Explorer: one chart per resource or group. */
  z.strictObject({ kind: z.literal("charts"), charts: z.array(z.strictObject({ title: z.string(), series: z.array(seriesSchema) })), remarks: z.array(z.string()), asOf: z.string() }),
  /** Logs Insights costs money by what it scans: asked for on demand only. */
  z.strictObject({ kind: z.literal("on-demand"), why: z.string() }),
  z.strictObject({ kind: z.literal("nothing") }),
  z.strictObject({ kind: z.literal("unavailable"), why: z.string(), code: z.string() }),
]);
export type WidgetData = z.infer<typeof widgetDataSchema>;

export const widgetSchema = z.strictObject({
  index: z.int(),
  place: placeSchema,
  title: z.string().nullable(),
  region: z.string().nullable(),
  content: widgetContentSchema,
});
export type Widget = z.infer<typeof widgetSchema>;

export const variableSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  inputType: z.enum(["input", "select", "radio"]),
  value: z.string(),
  /** Of a `search`: found by ListMetrics, empty until asked for. */
  values: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  remark: z.string().nullable(),
});

export const rangeSchema = z.strictObject({ start: z.string(), end: z.string(), relative: z.string().nullable() });

/** A dashboard's body, understood: everything but the numbers. */
export const dashboardViewSchema = z.strictObject({
  name: z.string().nullable(),
  widgets: z.array(widgetSchema),
  variables: z.array(variableSchema),
  range: rangeSchema,
  /** What was put right or left out while reading. */
  remarks: z.array(z.string()),
  /** What showing it once costs, and for an hour with refreshing; USD at list price. Null: no price known. */
  cost: z.strictObject({ metricsAsked: z.int(), usdPerLook: z.number().nullable(), usdPerHour: z.number().nullable(), refreshSeconds: z.int() }),
  asOf: z.string(),
});
export type DashboardView = z.infer<typeof dashboardViewSchema>;

/** What POST /dashboards/render answers: the same, each widget with its data. */
export const renderedDashboardSchema = dashboardViewSchema.extend({ widgets: z.array(widgetSchema.extend({ data: widgetDataSchema })) });
