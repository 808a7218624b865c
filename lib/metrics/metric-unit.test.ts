import { expect, test } from "vitest";

import { unitOfMetric } from "./metric-unit";

test.each([
  ["AWS/ECS", "CPUUtilization", "Average", "%"],
  ["AWS/ECS", "CPUUtilization", "SampleCount", null],
  ["AWS/ApplicationELB", "TargetResponseTime", "p95", "s"],
  ["AWS/ApplicationELB", "RequestCount", "Sum", null],
  ["AWS/Lambda", "Duration", "p99", "ms"],
  ["AWS/Lambda", "Duration", "PR(:300)", "%"],
  ["AWS/ElastiCache", "SuccessfulReadRequestLatency", "Average", "µs"],
  ["AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "Average", "%"],
  ["AWS/RDS", "FreeStorageSpace", "Minimum", "B"],
  ["AWS/RDS", "ReadThroughput", "Average", "B/s"],
  ["AWS/RDS", "DBLoad", "Average", null],
  ["AWS/EC2", "EBSIOBalance%", "Minimum", "%"],
  ["CWAgent", "mem_used_percent", "Average", "%"],
  ["ECS/ContainerInsights", "MemoryUtilized", "Average", "MB"],
  ["My/App", "QueueUtilization", "Average", null],
  ["__proto__", "CPUUtilization", "Average", null],
  ["constructor", "CPUUtilization", "Average", null],
])("%s %s, %s, is counted in %s", (namespace, name, stat, unit) => {
  expect(unitOfMetric(namespace, name, stat)).toBe(unit);
});
