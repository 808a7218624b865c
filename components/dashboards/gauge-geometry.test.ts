import { expect, test } from "vitest";

import { arcPath, bandShares, shareOf } from "./gauge-geometry";

test.each([
  [50, 0, 100, 0.5],
  [-5, 0, 100, 0],
  [500, 0, 100, 1],
  [20, 10, 30, 0.5],
  [5, 10, 10, 0],
])("%i between %i and %i stands at %f of the scale", (value, min, max, share) => {
  expect(shareOf(value, min, max)).toBe(share);
});

test("the whole scale is a half circle from left to right", () => {
  expect(arcPath(0, 1)).toBe("M 10.00 62.00 A 50 50 0 0 1 110.00 62.00");
});

test.each([
  ["a band", { value: 20, to: 50, fill: "none" as const }, { from: 0.2, to: 0.5 }],
  ["what lies above a line", { value: 80, to: null, fill: "above" as const }, { from: 0.8, to: 1 }],
  ["what lies below it", { value: 80, to: null, fill: "below" as const }, { from: 0, to: 0.8 }],
  ["a line alone", { value: 80, to: null, fill: "none" as const }, null],
  ["a band that reaches over the scale", { value: -50, to: 500, fill: "none" as const }, { from: 0, to: 1 }],
  ["a band beyond it", { value: 200, to: 500, fill: "none" as const }, null],
])("on a gauge from 0 to 100, %s is filled as far as it reaches", (_words, mark, shares) => expect(bandShares(mark, 0, 100)).toEqual(shares));
