import { expect, test } from "vitest";

import { askedRange, keptSeconds } from "./asked-range";
import type { MetricQuery } from "./metric-query";

const at = (time: string) => new Date(`2026-11-26T${time}Z`);
const query = (periodSeconds: number): MetricQuery => ({ kind: "metric", id: "m1", returnData: true, namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions: [], stat: "Average", periodSeconds });

test.each([
  ["a minute that runs is left out", 60, "09:00:30", "12:00:30", "09:00:00", "12:00:00"],
  ["five minutes that run are shown as far as they have come", 300, "09:02:30", "12:02:30", "09:00:00", "12:05:00"],
  ["a high-resolution metric is asked for to the second's step", 10, "11:59:34", "12:00:34", "11:59:30", "12:00:30"],
  ["one value over the range is the range, to the minute", 10_800, "09:00:30", "12:00:30", "09:00:00", "12:00:00"],
  ["a range shorter than a step still has one", 60, "12:00:05", "12:00:25", "12:00:00", "12:01:00"],
])("%s", (_words, period, start, end, from, to) => {
  expect(askedRange({ queries: [query(period)], start: at(start), end: at(end) })).toEqual({ start: at(from), end: at(to) });
});

test("an answer serves others for its period, within ten seconds and five minutes", () => {
  expect([1, 60, 300, 3_600].map((period) => keptSeconds([query(period)]))).toEqual([10, 60, 300, 300]);
  expect(keptSeconds([query(3_600), query(60)])).toBe(60);
});
