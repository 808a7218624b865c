import { expect, test } from "vitest";

import type { ChartLine } from "./chart-line";
import { rangeWithPoints, sumOfLines } from "./shown-range";

const line = (times: number[], change: Partial<ChartLine> = {}): ChartLine => ({ key: "a", label: "A", color: "#000000", dash: [], side: "left", unit: null, times, values: times.map(() => 1), periodSeconds: 60, isCompared: false, ...change });
const range = { start: 600, end: 1_200 };

test("a chart shows the page's range, and more where its points reach beyond it", () => {
  expect(rangeWithPoints(range, [line([660, 1_140])])).toBe(range);
  expect(rangeWithPoints(range, [line([0, 660]), line([1_500])])).toEqual({ start: 0, end: 1_500 });
  expect(rangeWithPoints(range, [line([0], { isCompared: true }), line([])])).toBe(range);
});

test("stacked lines of another week are one line, their sum", () => {
  expect(sumOfLines([line([0, 60]), line([0, 60], { values: [2, 3] })], "All", "#111111")).toMatchObject([{ label: "All", values: [3, 4] }]);
  expect(sumOfLines([], "All", "#111111")).toEqual([]);
});
