import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { tickerOf } from "./ticker";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test("everybody who looks at the same interval shares one clock", () => {
  expect(tickerOf(250)).toBe(tickerOf(250));
});

test("a clock ticks only while somebody looks at it, and is right again when somebody comes back", () => {
  const ticker = tickerOf(1_000);
  let ticks = 0;
  const stop = ticker.subscribe(() => (ticks += 1));
  vi.advanceTimersByTime(3_000);
  expect({ ticks, now: ticker.now() }).toEqual({ ticks: 3, now: 1_003_000 });

  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  ticker.subscribe(() => undefined)();
  expect(ticker.now()).toBe(1_063_000);
});
