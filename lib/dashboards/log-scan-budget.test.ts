import { expect, test } from "vitest";

import { MOST_SCANNED_BYTES, overBudget, scanLeft } from "./log-scan-budget";

test("what an hour's log queries have scanned is taken off what they may, down to nothing", () => {
  expect(scanLeft(0)).toBe(MOST_SCANNED_BYTES);
  expect(scanLeft(MOST_SCANNED_BYTES - 5)).toBe(5);
  expect(scanLeft(2 * MOST_SCANNED_BYTES)).toBe(0);
});

test("who is refused a log query hears of the limit and from when on it runs again", () => {
  expect(overBudget(new Date("2026-11-26T23:59:59Z"), false)).toMatch(/200 GB .* From 00:00 UTC/);
  expect(overBudget(new Date("2026-11-26T09:00:00Z"), true)).toMatch(/was stopped.* From 10:00 UTC/);
});
