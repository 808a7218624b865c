/** What a metric's values are counted in, where that is known. */
export type MetricUnit = "%" | "s" | "ms" | "µs" | "B" | "MB" | "GB" | "B/s";

type Rule = { names: RegExp; unit: MetricUnit };

/** Of every service of AWS: names that mean the same unit wherever they occur. */
const COMMON: readonly Rule[] = [
  { names: /(Utilization|UtilizationPercentage|Percentage|_percent|HitRate|ErrorRate|Balance%)$/i, unit: "%" },
  { names: /Bytes(Per)?Second$|Throughput$/, unit: "B/s" },
  { names: /(Bytes|BytesIn|BytesOut|NetworkIn|NetworkOut|BucketSizeBytes|FreeableMemory|SwapUsage|FreeStorageSpace|StorageUsed|MessageSize)$/, unit: "B" },
];

/** By namespace, after the metric lists of each service's documentation; what is not listed has no unit here rather than a wrong one. */
const BY_NAMESPACE: Readonly<Record<string, readonly Rule[]>> = {
  "AWS/ApplicationELB": [{ names: /ResponseTime$/, unit: "s" }, { names: /^ProcessedBytes$/, unit: "B" }],
  "AWS/ApiGateway": [{ names: /Latency$/, unit: "ms" }],
  "AWS/CloudFront": [{ names: /ErrorRate$|CacheHitRate/, unit: "%" }, { names: /^Bytes/, unit: "B" }, { names: /Latency$/, unit: "ms" }],
  "AWS/DynamoDB": [{ names: /Latency$/, unit: "ms" }],
  "AWS/ElastiCache": [{ names: /Latency$/, unit: "µs" }, { names: /^ReplicationLag$/, unit: "s" }, { names: /^(BytesUsedForCache|ReplicationBytes|FreeableMemory|SwapUsage)$/, unit: "B" }],
  "AWS/Lambda": [{ names: /Duration$|^IteratorAge$|Latency$/, unit: "ms" }],
  "AWS/RDS": [{ names: /Latency$|Lag$/, unit: "s" }, { names: /Throughput$/, unit: "B/s" }],
  "AWS/SQS": [{ names: /^ApproximateAgeOfOldestMessage$/, unit: "s" }],
  "AWS/S3": [{ names: /Latency$/, unit: "ms" }],
  CWAgent: [{ names: /_percent$/, unit: "%" }],
  "ECS/ContainerInsights": [{ names: /^Memory(Utilized|Reserved)$/, unit: "MB" }, { names: /^EphemeralStorage/, unit: "GB" }, { names: /^Network(Rx|Tx)Bytes$/, unit: "B" }],
};

/** SampleCount and trimmed counts count samples, whatever these are measured in. */
export const countsSamples = (stat: string): boolean => /^(SampleCount|tc|TC)/.test(stat);

/** The unit of AWS's own metrics as documented; null: a plain number, or not known. A count of samples is a plain number. */
export function unitOfMetric(namespace: string, metricName: string, stat: string | null): MetricUnit | null {
  if (stat !== null && countsSamples(stat)) return null;
  if (stat?.startsWith("PR(")) return "%";
  const isKnown = Object.hasOwn(BY_NAMESPACE, namespace); // a namespace may be called "constructor"
  const own = isKnown ? (BY_NAMESPACE[namespace] ?? []) : [];
  const common = isKnown || namespace.startsWith("AWS/") ? COMMON : [];
  return [...own, ...common].find(({ names }) => names.test(metricName))?.unit ?? null;
}
