import { expect, test } from "vitest";

import type { MetricQuery } from "./metric-query";
import { countMetricsAsked } from "./metrics-asked";

const metric = (id: string, metricName: string, stat: string): MetricQuery => ({ kind: "metric", id, returnData: true, namespace: "AWS/ALB", metricName, dimensions: [{ name: "LoadBalancer", value: "app/a/1" }], stat, periodSeconds: 60 });
const expression = (id: string, words: string): MetricQuery => ({ kind: "expression", id, returnData: true, expression: words });

test.each<[string, MetricQuery[], number]>([
  ["each metric counts", [metric("a", "RequestCount", "Sum"), metric("b", "Errors", "Sum")], 2],
  ["up to five statistics of one metric count as one", ["p50", "p90", "p95", "p99", "Average"].map((stat, n) => metric(`m${n}`, "Latency", stat)), 1],
  ["a sixth statistic counts as another", ["p50", "p90", "p95", "p99", "Average", "Maximum"].map((stat, n) => metric(`m${n}`, "Latency", stat)), 2],
  ["arithmetic is free", [metric("a", "RequestCount", "Sum"), expression("e", "a * 2")], 1],
  ["a search counts as one until it has found something", [expression("e", "SUM(SEARCH('{AWS/EC2} CPU', 'Sum', 60))")], 1],
  ["so does a Metrics Insights query", [expression("e", 'SELECT AVG(CPUUtilization) FROM "AWS/EC2"')], 1],
])("%s", (_words, queries, count) => expect(countMetricsAsked(queries)).toBe(count));
