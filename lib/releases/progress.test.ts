import { expect, test } from "vitest";

import { operationProgress } from "./progress";

const start = Date.UTC(2026, 10, 21, 12);
const at = (seconds: number) => new Date(start + seconds * 1_000);
const change = (logicalId: string, level: number, expectedSeconds: number) => ({ logicalId, resourceType: "AWS::EC2::VPC", level, phase: "network", action: "Add", expectedSeconds });
const event = (logicalId: string, status: string, seconds: number) => ({
  logicalId,
  physicalId: "",
  resourceType: logicalId === "shop" ? "AWS::CloudFormation::Stack" : "AWS::EC2::VPC",
  status,
  reason: null,
  at: at(seconds).toISOString(),
});
const changes = [change("Vpc", 0, 20), change("Database", 1, 300), change("Cache", 1, 100)];
const progress = (events: ReturnType<typeof event>[], seconds: number, hasEnded = false, isPaceKnown = true) =>
  operationProgress({ changes, isPaceKnown, events, stackName: "shop", startedAt: at(0), now: at(seconds), hasEnded });

test("before anything has happened the learned duration along the longest chain remains", () => {
  expect(progress([], 0)).toEqual({ done: 0, total: 3, percent: 0, remainingSeconds: 320 });
});

test("what runs counts by its time, and what runs side by side is waited for once", () => {
  const events = [event("Vpc", "CREATE_COMPLETE", 20), event("Database", "CREATE_IN_PROGRESS", 20), event("Cache", "CREATE_IN_PROGRESS", 20)];
  const now = progress(events, 120);
  expect(now).toMatchObject({ done: 1, total: 3 });
  expect(now.percent).toBeGreaterThan(40);
  expect(now.remainingSeconds).toBeGreaterThan(100);
  expect(now.remainingSeconds).toBeLessThanOrEqual(220);
});

test("it is never finished before AWS says so, however long a resource takes", () => {
  const events = [event("Vpc", "CREATE_COMPLETE", 20), event("Cache", "CREATE_COMPLETE", 90), event("Database", "CREATE_IN_PROGRESS", 20)];
  expect(progress(events, 10_000).percent).toBeLessThan(100);
});

test("while AWS takes things back nobody can tell how long", () => {
  const events = [event("shop", "CREATE_IN_PROGRESS", 0), event("Vpc", "CREATE_FAILED", 5), event("shop", "ROLLBACK_IN_PROGRESS", 6)];
  expect(progress(events, 10).remainingSeconds).toBeNull();
});

test("at the end all is done, and what a condition of the template left out is not counted", () => {
  const events = [event("Vpc", "CREATE_COMPLETE", 20), event("Database", "CREATE_COMPLETE", 300)];
  expect(progress(events, 320, true)).toEqual({ done: 2, total: 2, percent: 100, remainingSeconds: 0 });
});

// The sandbox runs twenty times as fast as AWS: its first launch has nothing learned to go by, and AWS's quarter of an hour is no estimate.
test("an account that has shown nothing has no estimate, until what it finishes shows its pace", () => {
  const begun = [event("Vpc", "CREATE_IN_PROGRESS", 0)];
  expect(progress(begun, 0.5, false, false).remainingSeconds).toBeNull();
  const events = [...begun, event("Vpc", "CREATE_COMPLETE", 1), event("Cache", "CREATE_IN_PROGRESS", 1), event("Cache", "CREATE_COMPLETE", 6), event("Database", "CREATE_IN_PROGRESS", 1)];
  expect(progress(events, 6, false, false).remainingSeconds).toBeGreaterThanOrEqual(10);
  expect(progress(events, 6, false, false).remainingSeconds).toBeLessThanOrEqual(12);
});

// A second launch at the learned pace, with AWS's pauses between the resources: a time that rises or stands still is not believed.
test("the remaining time falls all the way, and is right to a fifth from the beginning", () => {
  const events = [
    event("Vpc", "CREATE_IN_PROGRESS", 2),
    event("Vpc", "CREATE_COMPLETE", 23),
    event("Cache", "CREATE_IN_PROGRESS", 25),
    event("Database", "CREATE_IN_PROGRESS", 25),
    event("Cache", "CREATE_COMPLETE", 125),
    event("Database", "CREATE_COMPLETE", 330),
  ];
  const told = Array.from({ length: 33 }, (_, index) => index * 10).map((now) => ({ now, left: progress(events.filter(({ at: stamp }) => Date.parse(stamp) <= start + now * 1_000), now).remainingSeconds ?? -1 }));
  for (const [index, { now, left }] of told.entries()) {
    expect(left).toBeGreaterThan((330 - now) * 0.8 - 10);
    expect(left).toBeLessThan((330 - now) * 1.2 + 10);
    if (index > 0) expect(left).toBeLessThanOrEqual(told[index - 1]?.left ?? 0);
  }
});
