import type { MetricQuery } from "@/lib/metrics/metric-query";

import type { HorizontalMark } from "./dashboard-view";
import { isErrorRateOf } from "./error-rate-query";
import type { RegionRequest } from "./widget-queries";

type TargetMetric = { namespace: string; metricName: string; statistic: string; dimensions: readonly { name: string; value: string }[] };

/** A figure that the plan promises, in the unit of what it is measured by. */
export type TargetLine = {
  title: string;
  /** In words: "under 0.5 s". */
  words: string;
  value: number;
  isUpperLimit: boolean;
  /** An error rate is in percent of a load balancer's requests. */
  measure: { kind: "metric"; metric: TargetMetric } | { kind: "error-rate"; loadBalancer: string };
};

/** A target is drawn where a widget draws its very metric (same name, statistic and dimensions), or computes its very error rate. */
export function targetMarks(requests: readonly RegionRequest[], targets: readonly TargetLine[]): HorizontalMark[] {
  return targets
    .filter(({ measure }) => requests.some(({ queries }) => queries.some((query) => query.returnData && draws(query, queries, measure))))
    .map(({ title, words, value, isUpperLimit }) => ({ value, to: null, label: `${title}: ${words} (plan)`, toLabel: null, color: null, fill: isUpperLimit ? "above" : "below", side: "left", source: "target" }));
}

function draws(query: MetricQuery, queries: readonly MetricQuery[], measure: TargetLine["measure"]): boolean {
  if (measure.kind === "error-rate") return query.kind === "expression" && isErrorRateOf(query.expression, queries, measure.loadBalancer);
  const { metric } = measure;
  return query.kind === "metric" && keyOf(query.namespace, query.metricName, query.stat, query.dimensions) === keyOf(metric.namespace, metric.metricName, metric.statistic, metric.dimensions);
}

function keyOf(namespace: string, metricName: string, statistic: string, dimensions: readonly { name: string; value: string }[]): string {
  return JSON.stringify([namespace, metricName, statistic, dimensions.map(({ name, value }) => `${name}=${value}`).sort()]);
}
