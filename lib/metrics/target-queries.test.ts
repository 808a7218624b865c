import { expect, test } from "vitest";

import type { Target } from "@/lib/catalog/plan-operations";

import { judgeTarget, targetWords } from "./judge-target";
import type { MetricSeries } from "./metric-query";
import { resolveTarget, targetQueries, targetValue } from "./target-queries";

const balancer = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/front/0123456789abcdef";
const stack = { stackName: "pilothouse-shop", physicalIds: new Map([["LoadBalancer", balancer], ["Service", "arn:aws:ecs:us-east-1:000000000000:service/cluster/api"], ["Cache", "shop-cache"], ["Queue", "https://sqs.us-east-1.amazonaws.com/000000000000/shop-queue"]]) };
const ofResource = (logicalId: string, more: object = {}): Target["measure"] => ({ kind: "metric", namespace: "NS", metricName: "M", statistic: "Average", dimensions: [{ name: "D", from: "resource", logicalId, ...more }] });
const series = (queryId: string, ...values: number[]): MetricSeries => ({ queryId, label: queryId, timesSeconds: values.map((_value, place) => place * 60), values, status: "complete", messages: [] });

test.each<[string, Target["measure"], string]>([
  ["a load balancer by its full name", ofResource("LoadBalancer", { attribute: "LoadBalancerFullName" }), "app/front/0123456789abcdef"],
  ["a service by its name", ofResource("Service", { attribute: "Name" }), "api"],
  ["a queue by its name", ofResource("Queue", { attribute: "QueueName" }), "shop-queue"],
  ["a node of a cache by its suffix", ofResource("Cache", { suffix: "-001" }), "shop-cache-001"],
  ["what the application measures by the stack's name", { kind: "metric", namespace: "NS", metricName: "M", statistic: "Average", dimensions: [{ name: "D", from: "stack-name" }] }, "pilothouse-shop"],
])("%s", (_words, measure, value) => expect(resolveTarget({ measure }, stack)).toMatchObject({ kind: "metric", metric: { dimensions: [{ name: "D", value }] } }));

test("a resource that the stack lacks is named", () => expect(resolveTarget({ measure: ofResource("Database") }, stack)).toEqual({ kind: "missing", logicalId: "Database" }));

test("the error rate counts errors of the load balancer and of what is behind it; no errors are none, no requests are no data", () => {
  const rate = resolveTarget({ measure: { kind: "error-rate", loadBalancer: "LoadBalancer" } }, stack);
  expect(targetQueries(rate, "t", 3_600).map(({ id }) => id)).toEqual(["trequests", "ttarget5xx", "town5xx"]);
  expect(targetValue(rate, "%", "t", [series("trequests", 200), series("ttarget5xx", 1), series("town5xx", 3)], 3_600)).toBe(2);
  expect(targetValue(rate, "%", "t", [series("trequests", 200)], 3_600)).toBe(0);
  expect(targetValue(rate, "%", "t", [series("ttarget5xx", 1)], 3_600)).toBeNull();
});

test.each([
  ["seconds in seconds", "AWS/ApplicationELB", "TargetResponseTime", "p95", "s", 0.4, 3_600, 0.4],
  ["milliseconds in seconds", "AWS/Lambda", "Duration", "p95", "s", 400, 3_600, 0.4],
  ["seconds in milliseconds", "AWS/ApplicationELB", "TargetResponseTime", "p95", "ms", 0.4, 3_600, 400],
  ["a share in percent", "AWS/ApiGateway", "5xx", "Average", "%", 0.01, 3_600, 1],
  ["a week's count by the day", "VectorDB", "WorkerTimeouts", "Sum", "a day", 14, 7 * 86_400, 2],
])("%s", (_words, namespace, metricName, statistic, unit, value, windowSeconds, shown) => {
  expect(targetValue({ kind: "metric", metric: { namespace, metricName, statistic, dimensions: [] } }, unit, "t", [series("t", value)], windowSeconds)).toBeCloseTo(shown, 9);
});

test.each([
  ["below", 0.5, 0.49, "met"],
  ["below", 0.5, 0.5, "missed"],
  ["at-most", 0.5, 0.5, "met"],
  ["above", 99, 99, "missed"],
  ["at-least", 99.9, 99.9, "met"],
  ["at-least", 99.9, null, "no-data"],
  ["below", 1, Number.NaN, "no-data"],
] as const)("%s %d is, at %s, %s", (comparison, value, measured, verdict) => expect(judgeTarget(measured, { comparison, value }).verdict).toBe(verdict));

test("a target is said in words", () => expect(targetWords({ comparison: "below", value: 0.5, unit: "s" })).toBe("under 0.5 s"));
