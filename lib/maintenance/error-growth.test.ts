import { expect, test } from "vitest";

import { errorGrowth } from "./error-growth";

test.each([
  ["no errors, now or before", 0, 0, null],
  ["errors that stopped", 0, 40, null],
  ["fewer than before", 30, 40, null],
  ["not yet twice as many", 79, 40, null],
])("%s: as usual", (_, count, before, expected) => {
  expect(errorGrowth(count, before)).toBe(expected);
});

test("twice as many as before are unusual", () => {
  expect(errorGrowth(80, 40)).toBe("at least twice as many as in the time before.");
});

test("errors where there were none are unusual, however few", () => {
  expect(errorGrowth(1, 0)).toBe("there was none in the time before.");
});
