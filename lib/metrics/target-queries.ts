import type { Target } from "@/lib/catalog/plan-operations";

import type { MetricQuery, MetricSeries } from "./metric-query";
import { factorToUnit } from "./target-unit";
import { dimensionValue } from "./stack-dimension";

/** What the stack of an environment is called, and what its resources are. */
export type StackNames = { stackName: string; physicalIds: ReadonlyMap<string, string> };

export type MeasuredMetric = { namespace: string; metricName: string; statistic: string; dimensions: { name: string; value: string }[] };

/** "missing": the stack has no such resource, at least not yet. */
export type ResolvedTarget = { kind: "metric"; metric: MeasuredMetric } | { kind: "error-rate"; loadBalancer: string } | { kind: "missing"; logicalId: string } | { kind: "uptime" } | { kind: "by-hand"; how: string };

/** What a target of a plan is measured by in this stack: its templates' logical ids become the names that CloudWatch knows. */
export function resolveTarget({ measure }: Pick<Target, "measure">, { stackName, physicalIds }: StackNames): ResolvedTarget {
  if (measure.kind === "uptime" || measure.kind === "by-hand") return measure;
  if (measure.kind === "error-rate") {
    const physicalId = physicalIds.get(measure.loadBalancer);
    return physicalId === undefined ? { kind: "missing", logicalId: measure.loadBalancer } : { kind: "error-rate", loadBalancer: dimensionValue(physicalId, "LoadBalancerFullName") };
  }
  const { namespace, metricName, statistic } = measure;
  const dimensions: { name: string; value: string }[] = [];
  for (const dimension of measure.dimensions) {
    if (dimension.from === "text") dimensions.push({ name: dimension.name, value: dimension.value });
    else if (dimension.from === "stack-name") dimensions.push({ name: dimension.name, value: stackName });
    else {
      const physicalId = physicalIds.get(dimension.logicalId);
      if (physicalId === undefined) return { kind: "missing", logicalId: dimension.logicalId };
      dimensions.push({ name: dimension.name, value: dimensionValue(physicalId, dimension.attribute) + (dimension.suffix ?? "") });
    }
  }
  return { kind: "metric", metric: { namespace, metricName, statistic, dimensions } };
}

/** The queries of a target over one window, as one value where AWS gives one. `prefix` begins their ids. */
export function targetQueries(target: ResolvedTarget, prefix: string, windowSeconds: number): MetricQuery[] {
  const query = (id: string, { namespace, metricName, statistic, dimensions }: MeasuredMetric): MetricQuery => ({ kind: "metric", id, returnData: true, namespace, metricName, dimensions, stat: statistic, periodSeconds: windowSeconds });
  if (target.kind === "metric") return [query(prefix, target.metric)];
  if (target.kind !== "error-rate") return [];
  const ofBalancer = (metricName: string): MeasuredMetric => ({ namespace: "AWS/ApplicationELB", metricName, statistic: "Sum", dimensions: [{ name: "LoadBalancer", value: target.loadBalancer }] });
  return [query(`${prefix}requests`, ofBalancer("RequestCount")), query(`${prefix}target5xx`, ofBalancer("HTTPCode_Target_5XX_Count")), query(`${prefix}own5xx`, ofBalancer("HTTPCode_ELB_5XX_Count"))];
}

const DAY_SECONDS = 86_400;

/** The target's figure in its own unit from the answer to those queries; null: no data. */
export function targetValue(target: ResolvedTarget, unit: string, prefix: string, series: readonly MetricSeries[], windowSeconds: number): number | null {
  const valueOf = (id: string, statistic: string): number | null => oneValue(series.find(({ queryId }) => queryId === id)?.values ?? [], statistic);
  if (target.kind === "error-rate") {
    const requests = valueOf(`${prefix}requests`, "Sum");
    // A count of errors is absent, not zero, where there was none.
    return requests === null || requests <= 0 ? null : (100 * ((valueOf(`${prefix}target5xx`, "Sum") ?? 0) + (valueOf(`${prefix}own5xx`, "Sum") ?? 0))) / requests;
  }
  if (target.kind !== "metric") return null;
  const value = valueOf(prefix, target.metric.statistic);
  if (value === null) return null;
  const perDay = isByTheDay(unit) && target.metric.statistic === "Sum" ? DAY_SECONDS / windowSeconds : 1;
  return value * factorToUnit(target.metric, unit) * perDay;
}

/** Whether a target counts by the day, e.g. "tasks a day": its last hour then says nothing. */
export const isByTheDay = (unit: string): boolean => /\b(?:a|per) day\b/.test(unit);

/** AWS may cut one long period into two, by its own clock: they are put together again as far as the statistic allows. */
function oneValue(values: readonly number[], statistic: string): number | null {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return null;
  if (statistic === "Sum" || statistic === "SampleCount") return finite.reduce((sum, value) => sum + value, 0);
  if (statistic === "Minimum") return Math.min(...finite);
  if (statistic === "Maximum") return Math.max(...finite);
  return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}
