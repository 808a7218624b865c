import "server-only";

import type { MetricAnswer } from "@/lib/metrics/metric-query";
import { queryOfMetric } from "@/lib/metrics/query-of-metric";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";

import type { EvidenceContext } from "./evidence-context";

const DAY_MS = 86_400_000;

/** A metric to be looked at over some days and over as many before them. */
export type WantedMetric = { title: string; unit: string; namespace: string; metricName: string; dimensions: Record<string, string>; stat: string; factor?: number };
export type WindowedMetric = { metric: WantedMetric; present: number[]; former: number[] };

/** Values of each metric, oldest first, in this window and the one before; empty where CloudWatch has none. Two requests. Throws `AwsError`. */
export async function readWindows({ environment, now, signal }: EvidenceContext, metrics: readonly WantedMetric[], { days, periodSeconds }: { days: number; periodSeconds: number }): Promise<{ metrics: WindowedMetric[]; asOf: string }> {
  const queries = metrics.map(({ namespace, metricName, dimensions, stat }, index) => queryOfMetric({ id: `m${index}`, namespace, metricName, dimensions, stat, periodSeconds }));
  const scope = { accountId: environment.accountId, region: environment.region };
  const middle = new Date(now.getTime() - days * DAY_MS);
  const [present, former] = await Promise.all([
    readMetricData({ scope, queries, start: middle, end: now, signal }),
    readMetricData({ scope, queries, start: new Date(middle.getTime() - days * DAY_MS), end: middle, signal }),
  ]);
  return { metrics: metrics.map((metric, index) => ({ metric, present: valuesOf(present, index), former: valuesOf(former, index) })), asOf: present.asOf };
}

const valuesOf = ({ series }: MetricAnswer, index: number): number[] => series.find(({ queryId }) => queryId === `m${index}`)?.values.filter(Number.isFinite) ?? [];
