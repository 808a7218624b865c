import { expect, test } from "vitest";

import { connectionNow, feedNow } from "./state-now";

const now = new Date("2026-01-01T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

// A worker that stands still would otherwise leave a green "connected" and "live" for as long as nobody asks.
test.each([
  [170, "connected"],
  [190, "unknown"],
] as const)("a connection that worked %i s ago is %s", (age, state) => {
  expect(connectionNow({ state: "connected", reason: null, asOf: secondsAgo(age) }, now).state).toBe(state);
});

test.each([
  [55, "live"],
  [65, "unknown"],
] as const)("a feed that somebody listened to %i s ago is %s", (age, state) => {
  expect(feedNow({ state: "live", reason: null, asOf: secondsAgo(age) }, now).state).toBe(state);
});

test("what did not work stays as it was found, with its reason", () => {
  expect(connectionNow({ state: "denied", reason: "no right", asOf: secondsAgo(9_999) }, now)).toEqual({ state: "denied", reason: "no right" });
  expect(feedNow({ state: "unavailable", reason: "no queue", asOf: secondsAgo(9_999) }, now)).toEqual({ state: "unavailable", reason: "no queue" });
});
