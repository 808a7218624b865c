import { expect, test } from "vitest";

import { comparedSeconds, compareWindows } from "./release-effect";

const usual = [10, 12, 8, 11, 9, 10]; // spread 1.41

test.each([
  ["within twice its usual spread a difference is usual", 10, 12, usual, "usual"],
  ["beyond it is not", 10, 14, usual, "unusual"],
  ["a fall counts like a rise", 10, 6, usual, "unusual"],
  ["a figure that never moved has moved now", 10, 10.1, [10, 10, 10, 10, 10], "unusual"],
  ["and has not where it stays", 10, 10, [10, 10, 10, 10, 10], "usual"],
  ["without a week before nobody can say", 10, 99, [10, 11], "unknown"],
  ["no data before is no comparison", null, 10, usual, "no-data"],
] as const)("%s", (_words, before, after, windows, verdict) => expect(compareWindows({ before, after, usual: windows }).verdict).toBe(verdict));

test("a difference is given in the figure and in percent of what was before", () => {
  expect(compareWindows({ before: 10, after: 12, usual })).toMatchObject({ difference: 2, differencePercent: 20 });
  expect(compareWindows({ before: 0, after: 12, usual })).toMatchObject({ difference: 12, differencePercent: null });
});

test("as much is compared as has passed, and nothing in the first five minutes", () => {
  const at = new Date("2026-11-26T12:00:00Z");
  const after = (minutes: number) => comparedSeconds({ windowSeconds: 3_600, at, now: new Date(at.getTime() + minutes * 60_000) });
  expect([after(4), after(20), after(600)]).toEqual([null, 1_200, 3_600]);
});
