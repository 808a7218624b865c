import { type PricingRule, byUse, standing } from "../dimension";
import { membersAt, placeOf } from "../property-place";
import { Unresolved } from "../resolved-value";

/** Metrics of requests that a filter can publish ("Amazon S3 metrics and dimensions"); kinds of requests that never happen publish none. */
const METRICS_PER_FILTER = 16;
const OF_EACH_FILTER = { value: METRICS_PER_FILTER, unit: "metric", what: "at most; a kind of request that never happens has none" };

export const bucketRule: PricingRule = (bucket) => {
  const filters = membersAt(placeOf(bucket, "MetricsConfigurations"));
  const count = filters instanceof Unresolved ? filters : filters.length;
  const metrics = standing({
    charge: "metrics",
    title: "S3 request metrics",
    sku: "cloudwatch.custom_metric",
    unit: "metric-month",
    factors: [{ value: count, unit: "filter" }, OF_EACH_FILTER],
    freeTier: "custom-metrics",
  });
  return [
    byUse({ charge: "storage", title: "S3 storage", sku: "s3.standard.storage", unit: "GB-month", key: "s3-storage", counted: "GB" }),
    byUse({ charge: "requests", title: "S3 writes and lists", sku: "s3.requests.put", unit: "request", key: "s3-writes", counted: "request" }),
    byUse({ charge: "requests", title: "S3 reads", sku: "s3.requests.get", unit: "request", key: "s3-reads", counted: "request" }),
    ...(count === 0 ? [] : [metrics]),
  ];
};
