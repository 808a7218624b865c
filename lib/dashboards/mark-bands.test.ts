import { expect, test } from "vitest";

import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";

import { markBands } from "./mark-bands";

const series = (queryId: string, label: string, ...values: number[]): MetricSeries => ({ queryId, label, timesSeconds: values.map((_, index) => index * 60), values, status: "complete", messages: [] });
const query = (id: string, expression: string): MetricQuery => ({ kind: "expression", id, returnData: true, expression });
const bandsOf = (given: MetricSeries[], expression: string) => markBands(given, [query("e", expression)]).map(({ label, band }) => [label, band]);

test.each<[string, MetricSeries[], string, unknown[][]]>([
  ["the edges of a band, whatever their order", [series("e", "Errors (expected)", 8, 9), series("e", "Errors (expected)", 1, 2), series("m", "Errors", 5, 5)], "ANOMALY_DETECTION_BAND(m, 2)", [["Errors (expected), high", "high"], ["Errors (expected), low", "low"], ["Errors", null]]],
  ["edges that have names of their own keep them", [series("e", "Low", 1), series("e", "High", 2)], " ANOMALY_DETECTION_BAND(m)", [["Low", "low"], ["High", "high"]]],
  ["a band without width is one still", [series("e", "a", 1), series("e", "b", 1)], "ANOMALY_DETECTION_BAND(m)", [["a", "low"], ["b", "high"]]],
  ["what is computed from a band is a line", [series("e", "a", 1)], "FIRST(ANOMALY_DETECTION_BAND(m))", [["a", null]]],
  ["two series of another expression are lines", [series("e", "a", 1), series("e", "b", 2)], "SEARCH('x', 'Sum')", [["a", null], ["b", null]]],
])("%s", (_words, given, expression, bands) => expect(bandsOf(given, expression)).toEqual(bands));
