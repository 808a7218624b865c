import type { MetricQuery } from "./metric-query";

type OneMetric = { id: string; namespace: string; metricName: string; /** Value by name. */ dimensions: Readonly<Record<string, string>>; stat: string; periodSeconds: number };

/** The query that asks for one metric as it is. */
export const queryOfMetric = ({ dimensions, ...metric }: OneMetric): MetricQuery => ({
  kind: "metric",
  returnData: true,
  ...metric,
  dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
});
