import { expect, test } from "vitest";

import { remainingNowSeconds, remainingWords } from "./remaining-time";

test("an estimate counts down by itself and never below nothing", () => {
  expect(remainingNowSeconds(60, 15_000)).toBe(45);
  expect(remainingNowSeconds(10, 15_000)).toBe(0);
  expect(remainingNowSeconds(10, -5_000)).toBe(10);
  expect(remainingNowSeconds(null, 15_000)).toBeNull();
});

test.each([
  [null, "no estimate yet"],
  [0, "longer than usual; any moment now"],
  [4, "a few seconds left"],
  [41, "about 45 s left"],
  [57, "about 60 s left"],
  [58, "about 1 min left"],
  [61, "about 1 min 15 s left"],
  [240, "about 4 min left"],
  [6_000, "about 1 h 40 min left"],
])("%s seconds are said as %j", (seconds, words) => {
  expect(remainingWords(seconds)).toBe(words);
});
