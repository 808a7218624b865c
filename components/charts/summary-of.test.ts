import { expect, test } from "vitest";

import { summaryOf, trendOf } from "./summary-of";

test("a line's summary leaves out what is missing", () => {
  expect(summaryOf([3, null, 1, Number.NaN, 5, null])).toEqual({ min: 1, max: 5, sum: 9, average: 3, last: 5 });
});

test("a line without points has no summary, and nothing of it is zero", () => {
  expect(summaryOf([null])).toEqual({ min: null, max: null, sum: null, average: null, last: null });
});

test.each([
  [[10, 12], { difference: 2, percent: 20 }],
  [[-10, -12], { difference: -2, percent: -20 }],
  [[0, 5], { difference: 5, percent: null }],
  [[10, null, 5], { difference: -5, percent: -50 }],
  [[10], null],
  [[], null],
])("the trend of %j is %j", (values, trend) => {
  expect(trendOf(values)).toEqual(trend);
});
