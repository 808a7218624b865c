import { expect, test } from "vitest";

import { arcPath, shareOf } from "./gauge-geometry";

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
