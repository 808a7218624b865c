import { expect, test } from "vitest";

import { readAlarmArn } from "./aws-region";
import type { JsonValue } from "./json-value";
import { planWidget } from "./plan-widget";
import { readSearchSchema } from "./search-schema";

const now = new Date("2026-11-26T12:00:00Z");
const context = { range: { start: new Date("2026-11-26T09:00:00Z"), end: now, relative: "-PT3H" }, now, periodOverride: "auto" as const, defaultRegion: "us-east-1" };
const plan = (type: JsonValue, properties?: JsonValue) => planWidget({ type, ...(properties === undefined ? {} : { properties }) }, context);
const metric = (properties: { [key: string]: JsonValue }) => plan("metric", { region: "us-east-1", metrics: [["NS", "A"]], ...properties });

test.each<[string, JsonValue, JsonValue | undefined, string]>([
  ["a widget without a type", null, {}, "The widget has no type."],
  ["a type that nobody knows", "hologram", {}, "Widgets of type “hologram” are not known here."],
  ["a chart asked in PromQL", "chart", { view: "line", data: { queries: [{ language: "PromQL", query: "sum(rate(jobs_total[5m]))" }, { query: "up" }] } }, "The chart asks in PromQL, which is not run here: “sum(rate(jobs_total[5m]))” and 1 more."],
  ["a chart without queries", "chart", { data: { queries: "x" } }, "The chart names no query."],
  ["a widget without properties", "metric", undefined, "The metric widget has no properties."],
  ["a metric widget without metrics", "metric", {}, "The widget names no metric."],
  ["metrics that cannot be read", "metric", { metrics: [["NS"]] }, "Row 1 is left out: a metric needs a namespace and a name."],
  ["a text without text", "text", {}, "The text widget has no text."],
  ["a log widget without a query", "log", {}, "The log widget has no query."],
  ["an alarm widget without alarms", "alarm", { alarms: [] }, "The alarm widget names no alarm."],
  ["an explorer without metrics", "explorer", {}, "The explorer names no metric."],
])("%s says so in its frame", (_words, type, properties, why) => expect(plan(type, properties).content).toEqual({ kind: "unreadable", why }));

test("a widget that is no object takes nothing else with it", () => expect(planWidget("<script>", context).content).toEqual({ kind: "unreadable", why: "The widget is not an object." }));

test("bands the wrong way round are turned, lines without a value are said, and colours are colours", () => {
  const { content, remarks } = metric({
    annotations: {
      horizontal: [[{ value: 10, label: "ten" }, { value: 5, label: "five" }], { value: "NaN" }, { value: 3, color: "red;}", fill: "above" }, { value: 1, visible: false }],
      vertical: [[{ value: "2026-11-26T11:00:00Z", label: "end" }, { value: "2026-11-26T10:00:00Z" }], { value: "never" }],
    },
  });
  expect(content).toMatchObject({
    horizontal: [{ value: 5, to: 10, label: "five", toLabel: "ten" }, { value: 3, color: null, fill: "above" }],
    vertical: [{ at: "2026-11-26T10:00:00.000Z", to: "2026-11-26T11:00:00.000Z", label: "end" }],
  });
  expect(remarks).toEqual(["2 annotations have no value that can be drawn."]);
});

test("a gauge without an end of its axis, and an axis that ends before it begins, are put right", () => {
  expect(metric({ view: "gauge" })).toMatchObject({ content: { axes: { left: { min: 0, max: 100 } } }, remarks: [expect.stringContaining("A gauge needs")] });
  expect(metric({ yAxis: { left: { min: 10, max: 1 }, right: { min: 1e301 } } })).toMatchObject({ content: { axes: { left: { min: null, max: null }, right: { min: null } } }, remarks: ["An axis ends before it begins; its range is taken from the data."] });
});

test.each<[string, { [key: string]: JsonValue }, object]>([
  ["a view that nobody knows is lines", { view: "hologram" }, { view: "timeSeries" }],
  ["no view is lines", {}, { view: "timeSeries", legend: "bottom", stacked: false }],
  ["one value is never stacked", { view: "singleValue", stacked: true, sparkline: true }, { stacked: false, sparkline: true }],
  ["UTC is an offset", { timezone: "UTC" }, { timezone: "+0000" }],
  ["Local is the reader's own", { timezone: "Local" }, { timezone: null }],
  ["an offset stays", { timezone: "+0130" }, { timezone: "+0130" }],
  ["the whole range is one period", { view: "bar", setPeriodToTimeRange: true }, { wholeRange: true, periodSeconds: 10_800 }],
  ["but never that of a graph", { view: "timeSeries", setPeriodToTimeRange: true, period: 60 }, { wholeRange: false, periodSeconds: 60 }],
  ["a period of nonsense is five minutes", { period: -5 }, { periodSeconds: 300 }],
  ["a range of its own goes before the dashboard's", { start: "-P7D", end: "P0D", period: 60 }, { periodSeconds: 3_600, ownRange: { start: "2026-11-19T12:00:00.000Z", end: "2026-11-26T12:00:00.000Z" } }],
])("%s", (_words, properties, content) => expect(metric(properties).content).toMatchObject(content));

test("a year at one second is answered with a longer period, and that is said", () => {
  const { content, remarks } = metric({ start: "-P1Y", period: 1 });
  expect(content).toMatchObject({ periodSeconds: 3_600 });
  expect(remarks).toEqual(["CloudWatch keeps points of 1 s for three hours only; those of 3600 s are shown."]);
});

test("the groups of a log query stand in it, or beside it as prefixes", () => {
  expect(plan("log", { query: "SOURCE '/a' | SOURCE '/b'\n| fields @message | limit 5" }).plan).toMatchObject({ question: { query: "fields @message | limit 5", logGroups: ["/a", "/b"] } });
  expect(plan("log", { query: "fields @message", logGroupPrefixes: { logGroupPrefix: ["/aws/lambda/"] }, queryLanguage: "SQL" })).toMatchObject({ content: { logGroups: ["/aws/lambda/*"] }, plan: { question: { prefixes: ["/aws/lambda/"], language: "SQL" } } });
});

test.each([
  [`SOURCE logGroups(namePrefix: ['/aws/lambda/', "/ecs/"], class: "STANDARD") START=-3600s END=0s |\nfields @message`, { query: "fields @message", prefixes: ["/aws/lambda/", "/ecs/"], logGroups: [] }],
  ["SOURCE logGroups(accountIdentifiers: ['111122223333'], namePrefix: ['a']) START=-1h | limit 5", { query: "SOURCE logGroups(accountIdentifiers: ['111122223333'], namePrefix: ['a']) | limit 5", prefixes: [] }],
  ["SOURCE logGroups() | limit 5", { query: "SOURCE logGroups() | limit 5", prefixes: [] }],
])("a log query that names its groups otherwise is understood, or left to AWS: %s", (query, question) => expect(plan("log", { query }).plan).toMatchObject({ question }));

test("a log query of absurd length is not looked through for minutes", () => {
  const begin = performance.now();
  for (const given of ["a".repeat(200_000), "a:[".repeat(60_000), `a:[${"'".repeat(100_001)}]`]) plan("log", { query: `SOURCE logGroups(${given}) | limit 5` });
  expect(performance.now() - begin).toBeLessThan(1_000);
});

test("the states of an alarm widget are words, or objects that name them", () =>
  expect(plan("alarm", { alarms: ["a"], states: ["OK", { value: "ALARM", label: "Red" }, 7] }).content).toMatchObject({ states: ["OK", "ALARM"] }));

test("a view that logs do not have is a table, and that is said", () => expect(plan("log", { query: "x", view: "gauge" })).toMatchObject({ content: { view: "table" }, remarks: ["the view “gauge” is unknown for logs; a table is shown."] }));

test("an alarm's ARN names region and name; other texts name nothing", () => {
  expect(readAlarmArn("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a: b/c")).toEqual({ region: "eu-west-1", accountNumber: "123456789012", name: "a: b/c" });
  expect(readAlarmArn("${alarm_arn}")).toBeNull();
});

test.each([
  ["{ContainerInsights,ClusterName,Namespace}", { namespace: "ContainerInsights", dimensions: [{ name: "ClusterName" }, { name: "Namespace" }] }],
  ['{"My App","A dimension"} MetricName="Errors" "A dimension"="x"', { namespace: "My App", metricName: "Errors", dimensions: [{ name: "A dimension", value: "x" }] }],
  ["no schema", null],
])("the search %s is understood", (text, schema) => expect(readSearchSchema(text)).toEqual(schema));

const alarmArn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;
test.each<[string, { [key: string]: JsonValue }, string]>([
  ["an alarm beside metrics", { annotations: { alarms: [alarmArn("errors")] } }, "The widget also names the alarm “errors”, which is left out: an alarm is drawn in a widget without metrics of its own."],
  ["a second alarm", { metrics: [], annotations: { alarms: [alarmArn("errors"), alarmArn("latency")] } }, "The widget draws one alarm; “latency” is left out."],
])("%s is left out, and said", (_words, properties, remark) => {
  expect(metric(properties).remarks).toContain(remark);
});
