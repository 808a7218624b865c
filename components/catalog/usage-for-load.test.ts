import { expect, test } from "vitest";

import { loadWords, requestsOf, usageForLoad } from "./usage-for-load";

const assumption = (key: string, quantity: number) => ({ key, title: key, quantity, unit: "", reason: "", source: "plan" as const });
const ASSUMED = [assumption("requests", 4_000_000), assumption("data-out", 100), assumption("s3-storage", 100), assumption("lambda-duration", 200)];

test("twice the requests are twice the data, and the same files kept", () => {
  expect(usageForLoad(ASSUMED, { quantity: 8_000_000, unit: "requests" })).toEqual({ requests: 8_000_000, "data-out": 200 });
});

test("users are counted by what one asks in a month", () => {
  expect(requestsOf({ quantity: 200, unit: "users" })).toBe(4_032_000);
  expect(loadWords({ quantity: 200, unit: "users" })).toBe("200 users, 4,032,000 requests a month: two a minute for each, eight hours on 21 days");
});

test("nobody at all asks nothing", () => {
  expect(usageForLoad(ASSUMED, { quantity: 0, unit: "users" })).toEqual({ requests: 0, "data-out": 0 });
});

test("an option that assumes no requests is moved from the usual million", () => {
  expect(usageForLoad([assumption("cache-requests", 10_000_000)], { quantity: 500_000, unit: "requests" })).toEqual({ "cache-requests": 5_000_000 });
});
