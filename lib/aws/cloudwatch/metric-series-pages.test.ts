import type { MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";

import { MetricSeriesPages } from "./metric-series-pages";

const result = (values: number[], status: MetricDataResult["StatusCode"] = "Complete", label = "Requests"): MetricDataResult => ({
  Id: "s",
  Label: label,
  Timestamps: values.map((value) => new Date(value * 60_000)),
  Values: values,
  StatusCode: status,
});

function joined(...pages: MetricDataResult[][]): [number[], string][] {
  const series = new MetricSeriesPages();
  for (const page of pages) series.add(page);
  return series.all.map(({ values, status }) => [values, status]);
}

test("a series that goes on over pages is one, and as complete as its end", () => {
  expect(joined([result([1, 2], "PartialData")], [result([3], "PartialData")], [result([4])])).toEqual([[[1, 2, 3, 4], "complete"]]);
});

// A search labelled by its metric's name finds one of that name per service: drawn as one line, they would jump from one to the other.
test("two series of one page with the same label stay two", () => {
  expect(joined([result([1, 2]), result([1, 3])])).toEqual([
    [[1, 2], "complete"],
    [[1, 3], "complete"],
  ]);
});

test("of several with the same label, those that were partial go on in their order", () => {
  expect(joined([result([1]), result([1, 2], "PartialData"), result([5], "PartialData")], [result([3]), result([6]), result([9])])).toEqual([
    [[1], "complete"],
    [[1, 2, 3], "complete"],
    [[5, 6], "complete"],
    [[9], "complete"],
  ]);
});

test("a series without points keeps its reason", () => {
  const series = new MetricSeriesPages();
  series.add([{ Id: "q", StatusCode: "InternalError", Messages: [{ Code: "ArgumentError", Value: "not enabled" }] }]);
  expect(series.all).toEqual([{ queryId: "q", label: "q", timesSeconds: [], values: [], status: "internal-error", messages: ["ArgumentError: not enabled"] }]);
});
