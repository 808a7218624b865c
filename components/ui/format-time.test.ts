import { expect, test } from "vitest";

import { formatAge, formatDuration, formatMoment, formatUtc } from "./format-time";

test.each([
  [-3, "0.0 s"],
  [0.42, "0.4 s"],
  [9.94, "9.9 s"],
  [9.96, "9 s"],
  [59.9, "59 s"],
  [60, "1 min"],
  [3_599, "59 min"],
  [3_600, "1 h"],
  [86_399, "23 h"],
  [86_400, "1 day"],
  [200_000, "2 days"],
])("an age of %d s reads %j", (seconds, words) => {
  expect(formatAge(seconds)).toBe(words);
});

test.each([
  [0, "0 s"],
  [89, "89 s"],
  [90, "2 min"],
  [840, "14 min"],
  [3_600, "1 h"],
  [4_800, "1 h 20 min"],
])("a length of %d s reads %j", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test("a moment is shown in the reader's zone and in UTC on hover", () => {
  const iso = "2026-11-21T23:30:05.123Z";
  expect(formatMoment(iso, "Europe/Berlin")).toBe("22 Nov 2026, 00:30");
  expect(formatMoment(iso, "UTC", "second")).toBe("21 Nov 2026, 23:30:05");
  expect(formatUtc(iso)).toBe("2026-11-21 23:30:05 UTC");
});
