import { expect, test } from "vitest";

import { planSending, type SendingPlan } from "./sending-plan";

const now = Date.parse("2026-11-26T12:00:00Z");
const secondsAgo = (...ages: number[]) => ages.map((age) => now - age * 1_000);

const CASES: readonly [name: string, waiting: number, recentMs: number[], plan: SendingPlan][] = [
  ["nothing waits", 0, [], { kind: "nothing" }],
  ["one notice on a quiet day", 1, [], { kind: "one-each" }],
  ["five at once", 5, [], { kind: "one-each" }],
  ["six at once", 6, [], { kind: "digest" }],
  ["a storm of five hundred", 500, [], { kind: "digest" }],
  ["two more while there is room for two", 2, secondsAgo(1, 2, 3), { kind: "one-each" }],
  ["three more while there is room for two", 3, secondsAgo(1, 2, 3), { kind: "digest" }],
  ["the minute is full", 1, secondsAgo(50, 40, 30, 20, 10), { kind: "hold", untilMs: now + 10_000 }],
  ["the minute is full, told in any order", 1, secondsAgo(10, 50, 30, 40, 20), { kind: "hold", untilMs: now + 10_000 }],
  ["messages of more than a minute ago do not count", 1, secondsAgo(60, 61, 70, 80, 90), { kind: "one-each" }],
  ["after a hold, all that gathered goes out as one", 40, secondsAgo(60, 40, 30, 20, 10), { kind: "digest" }],
];

test.each(CASES)("%s", (_name, waiting, recentMs, plan) => {
  expect(planSending({ waiting, recentMs, nowMs: now })).toEqual(plan);
});
