import { expect, test } from "vitest";

import { dashboardViewSchema } from "./dashboard-view";
import type { JsonRecord, JsonValue } from "./json-value";
import { parseDashboardBody } from "./parse-dashboard-body";
import { planDashboard } from "./plan-dashboard";

const now = new Date("2026-11-26T12:00:00Z");
const planOf = (widget: JsonValue, more: JsonRecord = {}) => planDashboard(parseDashboardBody({ ...more, widgets: [widget] }), { now, defaultRegion: "us-east-1" });
const metric = (properties: JsonRecord): JsonValue => ({ type: "metric", properties: { metrics: [["AWS/Lambda", "Errors", "FunctionName", "f"]], ...properties } });

test.each<[string, JsonValue, string]>([
  ["nothing at all", null, "The widget is not an object."],
  ["no type", { properties: {} }, "The widget has no type."],
  ["no properties", { type: "metric" }, "The metric widget has no properties."],
  ["an unknown type", { type: "<script>", properties: {} }, "Widgets of type “<script>” are not known here."],
  ["no metric", metric({ metrics: [] }), "The widget names no metric."],
  ["a Contributor Insights rule", metric({ metrics: [], insightRule: { ruleName: "top-talkers" } }), "The widget shows a Contributor Insights rule, “top-talkers”; such reports are not drawn here. INSIGHT_RULE_METRIC in an expression is."],
  ["an alarm widget without alarms", { type: "alarm", properties: { alarms: "x" } }, "The alarm widget names no alarm."],
  ["a log widget without a query", { type: "log", properties: {} }, "The log widget has no query."],
])("%s is said in the widget's frame", (_words, widget, why) => {
  const { widgets } = planOf(widget);
  expect(widgets.map((one) => one.widget.content)).toEqual([{ kind: "unreadable", why }]);
  dashboardViewSchema.shape.widgets.parse(widgets.map((one) => one.widget));
});

const askedBy = (properties: JsonRecord, more: JsonRecord = {}) => {
  const plan = planOf(metric(properties), more).widgets[0]?.plan;
  return plan?.kind === "metric" ? plan.requests.flatMap(({ region, queries }) => queries.map((query) => ({ region, ...query }))) : [];
};

const row: JsonValue = ["AWS/Lambda", "Errors", "FunctionName", "f"];
test.each<[string, JsonRecord, JsonRecord, object[]]>([
  ["Average, five minutes and the place's own region, where nobody says anything", {}, {}, [{ stat: "Average", periodSeconds: 300, region: "us-east-1" }]],
  ["what the widget says", { stat: "p99", period: 60, region: "eu-west-1" }, {}, [{ stat: "p99", periodSeconds: 60, region: "eu-west-1" }]],
  ["before it what the row says", { stat: "p99", period: 60, region: "eu-west-1", metrics: [row, ["...", { stat: "Sum", period: 120, region: "us-west-2" }]] }, {}, [{ stat: "p99", periodSeconds: 60, region: "eu-west-1" }, { stat: "Sum", periodSeconds: 120, region: "us-west-2" }]],
  ["the whole range in one", { view: "singleValue", setPeriodToTimeRange: true }, { start: "-PT6H" }, [{ periodSeconds: 21_600 }]],
  ["an hour over a week", { period: 60 }, { start: "-P7D" }, [{ periodSeconds: 3_600 }]],
  ["the widget's own over a week, where the body inherits it", { period: 60 }, { start: "-P7D", periodOverride: "inherit" }, [{ periodSeconds: 60 }]],
  ["the widget's own range goes before the body's", { period: 60, start: "-PT1H" }, { start: "-P7D" }, [{ periodSeconds: 60 }]],
  ["the period inside a SEARCH, too", { metrics: [[{ expression: "SEARCH('{AWS/Lambda,FunctionName}', 'Sum', 60)" }]] }, { start: "-P7D" }, [{ expression: "SEARCH('{AWS/Lambda,FunctionName}', 'Sum', 3600)" }]],
  ["hidden rows that an expression needs, and no others", { metrics: [["A", "B", { id: "m1", visible: false }], ["A", "C", { id: "m2", visible: false }], [{ expression: "m1*2", id: "e1" }]] }, {}, [{ id: "m1", returnData: false }, { id: "e1", returnData: true }]],
  ["a statistic of absurd length is cut, because each row repeats it", { stat: "p".repeat(10_000) }, {}, [{ stat: "p".repeat(100) }]],
])("what AWS is asked: %s", (_words, properties, more, asked) => expect(askedBy(properties, more)).toMatchObject(asked));
