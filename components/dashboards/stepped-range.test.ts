import { expect, test } from "vitest";

import { endingBy, steppedRange, type RangeStep } from "./stepped-range";

const shown = { start: 1_000, end: 2_000 };

test.each<[RangeStep, number | null, { start: number; end: number }]>([
  ["earlier", null, { start: 500, end: 1_500 }],
  ["later", null, { start: 1_500, end: 2_500 }],
  ["in", null, { start: 1_250, end: 1_750 }],
  ["in", 1_600, { start: 1_350, end: 1_850 }],
  ["in", 1_990, { start: 1_500, end: 2_000 }],
  ["in", 9_000, { start: 1_250, end: 1_750 }],
  ["out", null, { start: 500, end: 2_500 }],
])("a step %s with %s pinned shows %o", (step, around, range) => expect(steppedRange(shown, step, around)).toEqual(range));

test("a range that would end in the future ends now and stays as long", () => {
  expect(endingBy({ start: 500, end: 2_500 }, 2_000)).toEqual({ start: 0, end: 2_000 });
  expect(endingBy(shown, 2_000)).toEqual(shown);
});
