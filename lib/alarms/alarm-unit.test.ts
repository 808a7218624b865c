import { expect, test } from "vitest";

import { alarmFigure, alarmUnit, type AlarmUnit } from "./alarm-unit";

const unitOf = (namespace: string, metricName: string, { stat = "Average", unit = null }: { stat?: string; unit?: string | null } = {}) =>
  alarmUnit([{ kind: "metric", id: "m1", returnData: true, label: null, accountId: null, namespace, metricName, dimensions: [], stat, periodSeconds: 60, unit }]);

// "The latency was 900 s": a figure in the wrong unit sends people looking for what is not there.
test.each<[namespace: string, metricName: string, unit: AlarmUnit]>([
  ["AWS/ApplicationELB", "TargetResponseTime", "seconds"],
  ["AWS/ApiGateway", "Latency", "milliseconds"],
  ["AWS/DynamoDB", "SuccessfulRequestLatency", "milliseconds"],
  ["AWS/ElastiCache", "SuccessfulReadRequestLatency", "microseconds"],
  ["AWS/ElastiCache", "ReplicationLag", "seconds"],
  ["AWS/ElastiCache", "EngineCPUUtilization", "percent"],
  ["AWS/RDS", "FreeStorageSpace", "bytes"],
  ["AWS/SQS", "ApproximateAgeOfOldestMessage", "seconds"],
  ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "count"],
  ["CWAgent", "disk_used_percent", "percent"],
  ["Agent/Tasks", "AnswerLatency", "seconds"],
  ["Agent/Tasks", "TasksPutAside", "count"],
])("%s %s is measured in %s", (namespace, metricName, unit) => {
  expect(unitOf(namespace, metricName)).toBe(unit);
});

test("an alarm's own unit goes before what its metric is called, and a number of samples has none", () => {
  expect(unitOf("Agent/Tasks", "AnswerLatency", { unit: "Milliseconds" })).toBe("milliseconds");
  expect(unitOf("AWS/ApplicationELB", "TargetResponseTime", { stat: "SampleCount" })).toBe("count");
});

test("microseconds are read as such up to a thousand", () => {
  expect(alarmFigure(850, "microseconds")).toBe("850 µs");
  expect(alarmFigure(2_500, "microseconds")).toBe("2.5 ms");
});
