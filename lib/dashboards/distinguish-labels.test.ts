import { expect, test } from "vitest";

import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";

import { distinguishLabels } from "./distinguish-labels";

const metric = (id: string, instance: string, more: Partial<{ label: string; stat: string }> = {}): MetricQuery => ({ kind: "metric", id, returnData: true, namespace: "AWS/EC2", metricName: "CPU", dimensions: [{ name: "InstanceId", value: instance }], stat: "Average", periodSeconds: 60, ...more });
const labels = (queries: MetricQuery[], given: string[]) => {
  const series = queries.map(({ id }, place): MetricSeries => ({ queryId: id, label: given[place] ?? "", timesSeconds: [], values: [], status: "complete", messages: [] }));
  return distinguishLabels(series, queries).map(({ label }) => label);
};

test.each<[string, MetricQuery[], string[], string[]]>([
  ["one of its name stays", [metric("a", "i-1")], ["CPU"], ["CPU"]],
  ["several of one name are told apart by what differs", [metric("a", "i-1"), metric("b", "i-2")], ["CPU", "CPU"], ["CPU i-1", "CPU i-2"]],
  ["statistics of one metric too", [metric("a", "i-1", { stat: "p50" }), metric("b", "i-1", { stat: "p95" })], ["CPU", "CPU"], ["CPU p50", "CPU p95"]],
  ["a label of the body is the author's", [metric("a", "i-1", { label: "one" }), metric("b", "i-2", { label: "one" })], ["one", "one"], ["one", "one"]],
])("%s", (_words, queries, given, shown) => expect(labels(queries, given)).toEqual(shown));
