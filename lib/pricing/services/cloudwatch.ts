import type { BillResource } from "../bill-of-materials";
import type { Dimension, PricingRule } from "../dimension";
import { isGiven, membersAt, numberAt, placeOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Shorter periods make an alarm one of high resolution. */
const STANDARD_PERIOD_SECONDS = 60;
/** An alarm on an expected band is charged for the metric and for both edges of the band ("Amazon CloudWatch pricing"). */
const METRICS_OF_A_BAND = 3;

/** An alarm is charged for each metric that it reads; expressions over them are free. */
export const alarmRule: PricingRule = (alarm) => {
  const { metrics, isHighResolution, isQuery } = readMetrics(alarm);
  const sku = isQuery ? new Unresolved("how many metrics a query reads is known to AWS only", placeOf(alarm, "Metrics")) : whenKnown<boolean, string>(isHighResolution, (fast) => (fast ? "cloudwatch.alarm.high_resolution" : "cloudwatch.alarm.standard"));
  return [{ charge: "hours", title: isHighResolution === true ? "Alarm of high resolution" : "Alarm", sku, unit: "alarm metric-month", basis: "fixed", factors: [{ value: metrics, unit: "metric" }], freeTier: "alarms" }];
};

function readMetrics(alarm: BillResource): { metrics: Known<number>; isHighResolution: Known<boolean>; isQuery: boolean } {
  if (!isGiven(placeOf(alarm, "Metrics"))) return { metrics: 1, isHighResolution: isShort(numberAt(placeOf(alarm, "Period"), STANDARD_PERIOD_SECONDS)), isQuery: false };
  const members = membersAt(placeOf(alarm, "Metrics"));
  if (members instanceof Unresolved) return { metrics: members, isHighResolution: false, isQuery: false };
  const expressions = members.map((member) => String(within(member, "Expression").value ?? ""));
  const statistics = members.filter((member) => isGiven(within(member, "MetricStat")));
  const periods = statistics.map((member) => isShort(numberAt(within(member, "MetricStat.Period"), STANDARD_PERIOD_SECONDS)));
  return {
    metrics: statistics.length * (expressions.some((expression) => expression.includes("ANOMALY_DETECTION_BAND")) ? METRICS_OF_A_BAND : 1),
    isHighResolution: periods.find((period) => period instanceof Unresolved) ?? periods.includes(true),
    isQuery: expressions.some((expression) => /^\s*select\b/i.test(expression)),
  };
}

const isShort = (seconds: Known<number>): Known<boolean> => whenKnown(seconds, (value) => value < STANDARD_PERIOD_SECONDS);

export const compositeAlarmRule: PricingRule = () => [{ charge: "hours", title: "Composite alarm", sku: "cloudwatch.alarm.composite", unit: "alarm-month", basis: "fixed", factors: [{ value: 1, unit: "alarm" }] }];

/** A widget's metric begins with its namespace; those of AWS's own services are free. */
const METRIC_OF_YOUR_OWN = /\[\s*"(?!AWS\/)[A-Za-z][\w./-]*"\s*,\s*"[A-Za-z]/;

export const dashboardRule: PricingRule = (dashboard) => [
  { charge: "hours", title: "Dashboard", sku: "cloudwatch.dashboard", unit: "dashboard-month", basis: "fixed", factors: [{ value: 1, unit: "dashboard" }], freeTier: "dashboards" },
  ...(METRIC_OF_YOUR_OWN.test(bodyText(dashboard.declared.properties.DashboardBody)) ? [customMetrics] : []),
];

/** Published by the application: the template shows that there are some, in what its dashboards draw. */
const customMetrics: Dimension = {
  charge: "metrics",
  title: "Metrics of the application",
  sku: "cloudwatch.custom_metric",
  unit: "metric-month",
  basis: "usage",
  usageKeys: ["custom-metrics"],
  factors: (usage) => [{ value: usage("custom-metrics"), unit: "metric" }],
  freeTier: "custom-metrics",
};

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
  return [{ charge: "metrics", title: "Metrics from logs", sku: "cloudwatch.custom_metric", unit: "metric-month", basis: "fixed", factors: [{ value: count, unit: "metric" }], freeTier: "custom-metrics" }];
};

export const logGroupRule: PricingRule = (group) => {
  const storageClass = placeOf(group, "LogGroupClass");
  const sku: Known<string> = whenKnown(textAt(storageClass, "STANDARD"), (name) =>
    name === "STANDARD" ? "cloudwatch.logs.ingest.standard" : name === "INFREQUENT_ACCESS" ? "cloudwatch.logs.ingest.infrequent_access" : new Unresolved(`there is no rule for logs of class ${name}`, storageClass),
  );
  return [
    { charge: "ingestion", title: "Logs ingested", sku, unit: "GB", basis: "usage", usageKeys: ["logs"], factors: (usage) => [{ value: usage("logs"), unit: "GB" }], freeTier: "logs" },
    { charge: "storage", title: "Logs kept", sku: "cloudwatch.logs.storage", unit: "GB-month", basis: "usage", usageKeys: ["logs-stored"], factors: (usage) => [{ value: usage("logs-stored"), unit: "GB" }] },
  ];
};
