import { expect, test } from "vitest";

import { reconnectDelayMs } from "./reconnect-delay";

test("waiting doubles from half a second and stops at fifteen", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
  ]);
});

test("chance takes off at most a third", () => {
  expect(reconnectDelayMs(3, 0.999)).toBeGreaterThanOrEqual(1_333);
  expect(reconnectDelayMs(3, 0.5)).toBeLessThan(2_000);
});
