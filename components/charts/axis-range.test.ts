import { expect, test } from "vitest";

import { axisRange } from "./axis-range";

const free = { min: null, max: null, marks: [], fromZero: false };

test.each([
  { of: "data near zero", values: [10, 100], given: free, from: 0, to: 106 },
  { of: "data far from zero", values: [90, 100], given: free, from: 89.4, to: 100.6 },
  { of: "negative data", values: [-10, 10], given: free, from: -11.2, to: 11.2 },
  { of: "one flat value", values: [50, 50], given: free, from: 47, to: 53 },
  { of: "zeros", values: [0, 0], given: free, from: 0, to: 1 },
  { of: "no data", values: [], given: free, from: 0, to: 1.06 },
  { of: "gaps and NaN", values: [null, Number.NaN, 5, undefined], given: free, from: 4.7, to: 5.3 },
  { of: "stacked areas", values: [90, 100], given: { ...free, fromZero: true }, from: 0, to: 106 },
  { of: "limits of the body, beyond which data are cut off", values: [0, 400], given: { ...free, min: 0, max: 100 }, from: 0, to: 100 },
  { of: "a mark above the limit, which is seen all the same", values: [1, 2], given: { ...free, min: 0, max: 100, marks: [500] }, from: 0, to: 500 },
  { of: "a mark above the data", values: [0, 10], given: { ...free, marks: [500] }, from: 0, to: 530 },
  { of: "limits the wrong way round", values: [1], given: { ...free, min: 10, max: 5 }, from: 10, to: 11 },
])("an axis of $of goes from $from to $to", ({ values, given, from, to }) => {
  const [low, high] = axisRange({ values, ...given });
  expect(low).toBeCloseTo(from, 6);
  expect(high).toBeCloseTo(to, 6);
});
