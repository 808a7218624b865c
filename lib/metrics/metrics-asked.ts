import type { MetricQuery } from "./metric-query";

const STATISTICS_OF_ONE = 5; // up to five statistics of a metric in a request are charged as one (Amazon CloudWatch pricing, "GetMetricData")

/**
 * Metrics that AWS charges one request for. What a SEARCH or a Metrics Insights query finds is known afterwards only: each counts as one
 * here. Other expressions are free.
 */
export function countMetricsAsked(queries: readonly MetricQuery[]): number {
  const statistics = new Map<string, Set<string>>();
  let searches = 0;
  for (const query of queries) {
    if (query.kind === "expression") {
      if (findsMetrics(query.expression)) searches += 1;
      continue;
    }
    const { namespace, metricName, dimensions, accountId, stat, periodSeconds } = query;
    const named = dimensions.map(({ name, value }) => `${name}=${value}`).sort();
    const key = JSON.stringify([accountId ?? "", namespace, metricName, named]);
    statistics.set(key, (statistics.get(key) ?? new Set()).add(`${stat} ${periodSeconds}`));
  }
  return searches + [...statistics.values()].reduce((sum, { size }) => sum + Math.ceil(size / STATISTICS_OF_ONE), 0);
}

/** Whether an expression brings metrics that no row names, so that nobody knows beforehand how many. */
export const findsMetrics = (expression: string): boolean => /\bSEARCH\s*\(/.test(expression) || isInsightsQuery(expression);

/** Metrics Insights: SQL in place of a formula. */
export const isInsightsQuery = (expression: string): boolean => /^\s*SELECT\s/i.test(expression);
