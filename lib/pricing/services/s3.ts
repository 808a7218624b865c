import type { PricingRule } from "../dimension";
import { membersAt, placeOf } from "../property-place";
import { Unresolved } from "../resolved-value";

/** Metrics of requests that a filter can publish ("Amazon S3 metrics and dimensions"); kinds of requests that never happen publish none. */
const METRICS_PER_FILTER = 16;

export const bucketRule: PricingRule = (bucket) => {
  const filters = membersAt(placeOf(bucket, "MetricsConfigurations"));
  const count = filters instanceof Unresolved ? filters : filters.length;
  return [
    { charge: "storage", title: "S3 storage", sku: "s3.standard.storage", unit: "GB-month", basis: "usage", usageKeys: ["s3-storage"], factors: (usage) => [{ value: usage("s3-storage"), unit: "GB" }] },
    { charge: "requests", title: "S3 writes and lists", sku: "s3.requests.put", unit: "request", basis: "usage", usageKeys: ["s3-writes"], factors: (usage) => [{ value: usage("s3-writes"), unit: "request" }] },
    { charge: "requests", title: "S3 reads", sku: "s3.requests.get", unit: "request", basis: "usage", usageKeys: ["s3-reads"], factors: (usage) => [{ value: usage("s3-reads"), unit: "request" }] },
    ...(count === 0
      ? []
      : [
          {
            charge: "metrics",
            title: "S3 request metrics",
            sku: "cloudwatch.custom_metric",
            unit: "metric-month",
            basis: "fixed",
            factors: [
              { value: count, unit: "filter" },
              { value: METRICS_PER_FILTER, unit: "metric", what: "at most; a kind of request that never happens has none" },
            ],
            freeTier: "custom-metrics",
          } as const,
        ]),
  ];
};
