import { expect, test } from "vitest";

import type { MetricQuery } from "@/lib/metrics/metric-query";

import { targetMarks, type TargetLine } from "./target-marks";

const balancer = "app/api/1";
const counted = (id: string, metricName: string, of = balancer): MetricQuery => ({ kind: "metric", id, returnData: false, namespace: "AWS/ApplicationELB", metricName, dimensions: [{ name: "LoadBalancer", value: of }], stat: "Sum", periodSeconds: 60 });
const computed = (expression: string): MetricQuery => ({ kind: "expression", id: "rate", returnData: true, expression });
const rate: TargetLine = { title: "Error rate", words: "under 1 %", value: 1, isUpperLimit: true, measure: { kind: "error-rate", loadBalancer: balancer } };
const parts = [counted("t5", "HTTPCode_Target_5XX_Count"), counted("e5", "HTTPCode_ELB_5XX_Count"), counted("t4", "HTTPCode_Target_4XX_Count"), counted("rc", "RequestCount")];
const marksOf = (expression: string, queries = parts) => targetMarks([{ region: "us-east-1", queries: [computed(expression), ...queries] }], [rate]);

test.each(["100*(FILL(t5,0)+FILL(e5,0))/rc", "100 * t5 / rc", "(t5/rc)*100"])("the promised error rate is a line on the chart that computes it: %s", (expression) => {
  expect(marksOf(expression)).toMatchObject([{ value: 1, label: "Error rate: under 1 % (plan)", fill: "above", source: "target" }]);
});

test.each([
  ["client errors are another figure", "100*FILL(t4,0)/rc"],
  ["a share of one is not in percent", "t5/rc"],
  ["both kinds together are more than was promised", "100*(t5+t4)/rc"],
  ["the load balancer's own errors alone are less", "100*e5/rc"],
  ["the turned-round share is none", "100*rc/t5"],
])("no line where %s", (_words, expression) => expect(marksOf(expression)).toEqual([]));

test("no line where another load balancer is measured", () => {
  expect(marksOf("100*t5/rc", [counted("t5", "HTTPCode_Target_5XX_Count", "app/other/2"), counted("rc", "RequestCount", "app/other/2")])).toEqual([]);
});

const share = (id: string, metricName: string): MetricQuery => ({ kind: "metric", id, returnData: false, namespace: "AWS/ApiGateway", metricName, dimensions: [{ name: "ApiId", value: "a" }], stat: "Average", periodSeconds: 60 });
const promised: TargetLine = { ...rate, value: 0.01, measure: { kind: "metric", metric: { namespace: "AWS/ApiGateway", metricName: "5xx", statistic: "Average", dimensions: [{ name: "ApiId", value: "a" }] } } };

test.each([
  ["in percent", "100*r5", [1]],
  ["written the other way round", "r5 * 1000", [10]],
  ["of another metric", "100*r4", []],
  ["of anything made of it", "100*r5/r4", []],
])("a promised share is a line on the chart that draws it %s", (_words, expression, values) => {
  const marks = targetMarks([{ region: "us-east-1", queries: [computed(expression), share("r5", "5xx"), share("r4", "4xx")] }], [promised]);
  expect(marks.map(({ value }) => value)).toEqual(values);
});
