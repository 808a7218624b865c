import { expect, test } from "vitest";

import type { Series, WidgetData } from "@/lib/dashboards/dashboard-view";

import { bytesWords, dataRemarks, periodWords, thinnedWords, widgetTitle } from "./widget-words";

const series = (label: string, status: Series["status"]): Series => ({ queryId: "m1", label, times: [], values: [], status });
const data: WidgetData = { kind: "series", series: [], remarks: [], asOf: "2026-11-26T12:00:00Z", periodSeconds: 60, metricsAsked: 1, thinnedFrom: null, horizontal: [] };

test("a widget without a title is called by what it is", () => {
  expect(widgetTitle({ title: null, content: { kind: "custom", endpoint: null } })).toBe("Custom widget");
  expect(widgetTitle({ title: "Errors", content: { kind: "custom", endpoint: null } })).toBe("Errors");
});

test("series that are not whole are said; that points were thinned out is no remark, but named", () => {
  expect(dataRemarks({ ...data, remarks: ["A limit was met."], series: [series("CPU", "complete"), series("Disk", "partial"), series("GPU", "forbidden")], thinnedFrom: 12_000 })).toEqual([
    "A limit was met.",
    "Disk: AWS sent only a part of it.",
    "GPU: AWS does not let this account read it.",
  ]);
  expect(thinnedWords(12_000)).toBe("drawn with the lows and highs of 12,000 points");
  expect(dataRemarks({ kind: "nothing" })).toEqual([]);
});

test.each([
  [60, "period 1 min"],
  [30, "period 30 s"],
  [300, "period 5 min"],
  [3_600, "period 1 h"],
])("%i s is a %s", (seconds, words) => {
  expect(periodWords(seconds)).toBe(words);
});

test.each([
  [2_500_000_000, "2.50 GB"],
  [1_200_000, "1.2 MB"],
  [10, "1 kB"],
])("%i bytes are %s", (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});
