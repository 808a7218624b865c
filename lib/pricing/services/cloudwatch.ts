import type { BillResource } from "../bill-of-materials";
import { type PricingRule, byUse, standing } from "../dimension";
import { isGiven, membersAt, numberAt, placeOf, plainTextAt, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Shorter periods make an alarm one of high resolution. */
const STANDARD_PERIOD_SECONDS = 60;
/** An alarm on an expected band is charged for the metric and for both edges of the band ("Amazon CloudWatch pricing"). */
const METRICS_OF_A_BAND = 3;

type AlarmMetrics = { count: Known<number>; isHighResolution: Known<boolean>; isQuery: boolean };

/** An alarm is charged for each metric that it reads; expressions over them are free. */
export const alarmRule: PricingRule = (alarm) => {
  const { count, isHighResolution, isQuery } = metricsOf(alarm);
  const sku = isQuery
    ? new Unresolved("how many metrics a query reads is known to AWS only", placeOf(alarm, "Metrics"))
    : whenKnown<boolean, string>(isHighResolution, (fast) => (fast ? "cloudwatch.alarm.high_resolution" : "cloudwatch.alarm.standard"));
  const title = isHighResolution === true ? "Alarm of high resolution" : "Alarm";
  return [standing({ title, sku, unit: "alarm metric-month", factors: [{ value: count, unit: "metric" }], freeTier: "alarms" })];
};

function metricsOf(alarm: BillResource): AlarmMetrics {
  if (!isGiven(placeOf(alarm, "Metrics"))) return { count: 1, isHighResolution: isShort(numberAt(placeOf(alarm, "Period"), STANDARD_PERIOD_SECONDS)), isQuery: false };
  const members = membersAt(placeOf(alarm, "Metrics"));
  if (members instanceof Unresolved) return { count: members, isHighResolution: false, isQuery: false };
  const expressions = members.map((member) => plainTextAt(within(member, "Expression")));
  const statistics = members.filter((member) => isGiven(within(member, "MetricStat")));
  const periods = statistics.map((member) => isShort(numberAt(within(member, "MetricStat.Period"), STANDARD_PERIOD_SECONDS)));
  return {
    count: statistics.length * (expressions.some((expression) => expression.includes("ANOMALY_DETECTION_BAND")) ? METRICS_OF_A_BAND : 1),
    isHighResolution: periods.find((period) => period instanceof Unresolved) ?? periods.includes(true),
    isQuery: expressions.some((expression) => /^\s*select\b/i.test(expression)),
  };
}

const isShort = (seconds: Known<number>): Known<boolean> => whenKnown(seconds, (value) => value < STANDARD_PERIOD_SECONDS);

export const compositeAlarmRule: PricingRule = () => [
  standing({ title: "Composite alarm", sku: "cloudwatch.alarm.composite", unit: "alarm-month", factors: [{ value: 1, unit: "alarm" }] }),
];

const ownMetric = { charge: "metrics", sku: "cloudwatch.custom_metric", unit: "metric-month", freeTier: "custom-metrics" } as const;

/** A widget's metric begins with its namespace; those of AWS's own services are free. */
const METRIC_OF_YOUR_OWN = /\[\s*"(?!AWS\/)[A-Za-z][\w./-]*"\s*,\s*"[A-Za-z]/;

/** With the metrics that the application publishes: that there are some shows in what its dashboards draw. */
export const dashboardRule: PricingRule = (dashboard) => [
  standing({ title: "Dashboard", sku: "cloudwatch.dashboard", unit: "dashboard-month", factors: [{ value: 1, unit: "dashboard" }], freeTier: "dashboards" }),
  ...(METRIC_OF_YOUR_OWN.test(bodyText(dashboard.declared.properties.DashboardBody)) ? [byUse({ ...ownMetric, title: "Metrics of the application", key: "custom-metrics", counted: "metric" })] : []),
];

/** As written: names that are filled in at the launch are no namespaces. */
function bodyText(body: unknown): string {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null || !("Fn::Sub" in body)) return "";
  const text: unknown = Array.isArray(body["Fn::Sub"]) ? body["Fn::Sub"][0] : body["Fn::Sub"];
  return typeof text === "string" ? text : "";
}

/** Each filter publishes metrics of its own. */
export const metricFilterRule: PricingRule = (filter) => {
  const transformations = membersAt(placeOf(filter, "MetricTransformations"));
  const count = transformations instanceof Unresolved ? transformations : transformations.length;
  return [standing({ ...ownMetric, title: "Metrics from logs", factors: [{ value: count, unit: "metric" }] })];
};

const INGESTION: Readonly<Record<string, string>> = { STANDARD: "cloudwatch.logs.ingest.standard", INFREQUENT_ACCESS: "cloudwatch.logs.ingest.infrequent_access" };

export const logGroupRule: PricingRule = (group) => {
  const place = placeOf(group, "LogGroupClass");
  const sku = whenKnown<string, string>(textAt(place, "STANDARD"), (name) => INGESTION[name] ?? new Unresolved(`there is no rule for logs of class ${name}`, place));
  return [
    byUse({ charge: "ingestion", title: "Logs ingested", sku, unit: "GB", key: "logs", counted: "GB", freeTier: "logs" }),
    byUse({ charge: "storage", title: "Logs kept", sku: "cloudwatch.logs.storage", unit: "GB-month", key: "logs-stored", counted: "GB" }),
  ];
};
