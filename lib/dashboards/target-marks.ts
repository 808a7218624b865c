import type { MetricQuery } from "@/lib/metrics/metric-query";

import type { HorizontalMark } from "./dashboard-view";
import { isErrorRateOf } from "./error-rate-query";
import { scaledMetric } from "./scaled-metric";
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

/** A target is drawn where a widget draws its very metric (same name, statistic and dimensions), also in another measure, or computes its very error rate. */
export function targetMarks(requests: readonly RegionRequest[], targets: readonly TargetLine[]): HorizontalMark[] {
  return targets.flatMap(({ measure, title, words, value, isUpperLimit }) => {
    const factor = requests.flatMap(({ queries }) => queries.flatMap((query) => (query.returnData ? (factorDrawn(query, queries, measure) ?? []) : []))).at(0);
    if (factor === undefined) return [];
    return [{ value: value * factor, to: null, label: `${title}: ${words} (plan)`, toLabel: null, color: null, fill: isUpperLimit ? "above" : "below", side: "left", source: "target" } satisfies HorizontalMark];
  });
}

/** How many times the target's measure a query draws; null: it draws something else. */
function factorDrawn(query: MetricQuery, queries: readonly MetricQuery[], measure: TargetLine["measure"]): number | null {
  if (measure.kind === "error-rate") return query.kind === "expression" && isErrorRateOf(query.expression, queries, measure.loadBalancer) ? 1 : null;
  if (query.kind === "metric") return isMetric(query, measure.metric) ? 1 : null;
  const scaled = scaledMetric(query.expression);
  return scaled && queries.some((part) => part.kind === "metric" && part.id === scaled.id && isMetric(part, measure.metric)) ? scaled.factor : null;
}

const isMetric = (query: Extract<MetricQuery, { kind: "metric" }>, metric: TargetMetric): boolean =>
  keyOf(query.namespace, query.metricName, query.stat, query.dimensions) === keyOf(metric.namespace, metric.metricName, metric.statistic, metric.dimensions);

function keyOf(namespace: string, metricName: string, statistic: string, dimensions: readonly { name: string; value: string }[]): string {
  return JSON.stringify([namespace, metricName, statistic, dimensions.map(({ name, value }) => `${name}=${value}`).sort()]);
}
