import { expect, test } from "vitest";

import type { AlarmQuery } from "@/lib/metrics/alarm-query";

import { metricWords } from "./metric-words";

const metric = (metricName: string, stat: string): AlarmQuery => ({ kind: "metric", id: "m1", returnData: true, label: null, accountId: null, namespace: "Application", metricName, dimensions: [], stat, periodSeconds: 300, unit: null });

test.each([
  ["OpenAiSuccess", "Average", "OpenAI success"],
  ["WorkerTimeouts", "Sum", "worker timeouts"],
  ["TargetResponseTime", "p95", "p95 of response time"],
  ["HealthyHostCount", "Minimum", "lowest healthy targets"],
])("%s, %s, is called %s", (metricName, stat, words) => {
  expect(metricWords([metric(metricName, stat)])).toBe(words);
});
