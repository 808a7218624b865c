import type { HorizontalMark } from "./dashboard-view";
import type { RegionRequest } from "./widget-queries";

/** A figure that the plan promises for a metric, in the metric's own unit. */
export type TargetLine = {
  title: string;
  /** In words: "under 0.5 s". */
  words: string;
  value: number;
  isUpperLimit: boolean;
  metric: { namespace: string; metricName: string; statistic: string; dimensions: readonly { name: string; value: string }[] };
};

/** A target is drawn where a widget draws its very metric: same name, statistic and dimensions. */
export function targetMarks(requests: readonly RegionRequest[], targets: readonly TargetLine[]): HorizontalMark[] {
  const drawn = new Set(requests.flatMap(({ queries }) => queries).flatMap((query) => (query.kind === "metric" && query.returnData ? [keyOf(query.namespace, query.metricName, query.stat, query.dimensions)] : [])));
  return targets
    .filter(({ metric }) => drawn.has(keyOf(metric.namespace, metric.metricName, metric.statistic, metric.dimensions)))
    .map(({ title, words, value, isUpperLimit }) => ({ value, to: null, label: `${title}: ${words} (plan)`, toLabel: null, color: null, fill: isUpperLimit ? "above" : "below", side: "left", source: "target" }));
}

function keyOf(namespace: string, metricName: string, statistic: string, dimensions: readonly { name: string; value: string }[]): string {
  return JSON.stringify([namespace, metricName, statistic, dimensions.map(({ name, value }) => `${name}=${value}`).sort()]);
}
