import { expect, test } from "vitest";

import { widgetAlarmOf } from "./widget-alarm";

const since = new Date("2026-11-26T12:00:00Z");
const cpu = { kind: "metric" as const, id: "m1", returnData: true, label: null, accountId: null, namespace: "AWS/EC2", metricName: "CPUUtilization", dimensions: [], stat: "Average", periodSeconds: 300, unit: null };
const described = { arn: "arn:a", name: "a", state: "ALARM", since, configuredAt: null, reason: "", queries: [cpu], threshold: 80, comparison: "GreaterThanThreshold" };

test("a state of AWS's that is new to us counts as unknown", () => {
  expect(widgetAlarmOf(described).state).toBe("ALARM");
  expect(widgetAlarmOf({ ...described, state: "PARTIAL" }).state).toBe("unknown");
});

test("an alarm that measures nothing itself has nothing to draw", () => {
  expect(widgetAlarmOf(described).watches).toEqual({ queries: [cpu], threshold: 80, comparison: "GreaterThanThreshold" });
  expect(widgetAlarmOf({ ...described, queries: [], threshold: null, comparison: null }).watches).toBeNull();
});

test("it changed last with its settings, else with its state", () => {
  const configuredAt = new Date("2026-11-26T13:00:00Z");
  expect(widgetAlarmOf({ ...described, configuredAt }).updatedAt).toEqual(configuredAt);
  expect(widgetAlarmOf(described).updatedAt).toEqual(since);
});
