import { expect, test } from "vitest";

import type { MetricSeries } from "@/lib/metrics/metric-query";

import { figuresOfDashboard } from "./effect-figures";
import type { JsonValue } from "./json-value";
import { parseDashboardBody } from "./parse-dashboard-body";
import { planDashboard } from "./plan-dashboard";

const now = new Date("2026-11-26T12:00:00Z");
const figureOf = (stat: string, metricName: string) => {
  const metrics: JsonValue = [["AWS/ApplicationELB", metricName, "LoadBalancer", "app/api/1", { id: "m1", label: "all ${MAX}" }]];
  const plan = planDashboard(parseDashboardBody({ widgets: [{ type: "metric", properties: { title: "Widget", period: 60, stat, metrics } }] }), { now, defaultRegion: "us-east-1" });
  return figuresOfDashboard(plan)[0]?.figures[0];
};
const answer = (value: number): MetricSeries[] => [{ queryId: "m1", label: "", timesSeconds: [0], values: [value], status: "complete", messages: [] }];

// "Requests per minute" over an hour would else be sixty times as many.
test("what adds up over a window is told by the widget's own period", () => {
  expect(figureOf("Sum", "RequestCount")?.valueOf(answer(3_600), 3_600)).toBe(60);
  expect(figureOf("Maximum", "RequestCount")?.valueOf(answer(3_600), 3_600)).toBe(3_600);
});

test("a figure of a dashboard is called by its widget and line, and has the metric's unit", () => {
  expect(figureOf("p95", "TargetResponseTime")).toMatchObject({ title: "Widget: all", unit: "s" });
  expect(figureOf("Sum", "RequestCount")).toMatchObject({ unit: null });
});
