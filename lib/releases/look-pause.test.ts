import { expect, test } from "vitest";

import { lookPauseMs } from "./look-pause";

test("without the feed every look that the budget allows goes to what runs", () => {
  expect(lookPauseMs({ isFeedLive: false, running: 20 })).toBe(1_000);
});

test("with the feed live, one stack is looked at now and then", () => {
  expect(lookPauseMs({ isFeedLive: true, running: 1 })).toBe(15_000);
});

// Looks at what runs go before previews: at one call a second, fifteen stacks looked at every 15 s would let no launch begin.
test.each([5, 15, 20, 200])("following %i stacks with the feed live leaves two thirds of the call budget to others", (running) => {
  const looksPerSecond = running / (lookPauseMs({ isFeedLive: true, running }) / 1_000);
  expect(looksPerSecond).toBeLessThanOrEqual(1 / 3);
});
