import type { WidgetContent } from "./dashboard-view";
import { choiceOf, flagOf, isRecord, listOf, recordOf, textOf, type JsonRecord, type JsonValue } from "./json-value";
import { describeChart } from "./describe-chart";
import { planMetricWidget, type MetricPlan, type PlanContext } from "./plan-metric-widget";
import { describeExplorer, readExplorer, type ExplorerQuestion } from "./read-explorer";
import { readLogQuery, type LogQuery } from "./read-log-query";

const LONGEST_MARKDOWN = 100_000; // characters
const MOST_ALARMS = 100;

/** What has to be asked of AWS to fill a widget. */
export type WidgetPlan =
  | MetricPlan
  | { kind: "log"; question: LogQuery }
  | { kind: "alarm"; alarmArns: string[]; states: string[]; sortBy: "default" | "stateUpdatedTimestamp" | "timestamp" }
  | { kind: "explorer"; question: ExplorerQuestion }
  | { kind: "nothing" };

export type PlannedWidget = { title: string | null; region: string | null; accountId: string | null; content: WidgetContent; plan: WidgetPlan; remarks: string[] };

/** A widget of a body, understood as far as that goes; one that is not becomes "unreadable" with a sentence. Never throws. */
export function planWidget(widget: JsonValue, context: PlanContext): PlannedWidget {
  if (!isRecord(widget)) return unreadable({}, "The widget is not an object.");
  const type = textOf(widget.type);
  if (type === null) return unreadable(recordOf(widget.properties), "The widget has no type.");
  if (!isRecord(widget.properties)) return unreadable({}, `The ${type} widget has no properties.`);
  const { properties } = widget;
  switch (type) {
    case "metric": {
      const plan = planMetricWidget(properties, context);
      return plan.kind === "unreadable" ? unreadable(properties, plan.why) : { ...headOf(properties), content: plan.content, plan, remarks: plan.remarks };
    }
    case "text":
      return planText(properties);
    case "log":
      return planLog(properties);
    case "alarm":
      return planAlarms(properties);
    case "explorer": {
      const question = readExplorer(properties);
      if (question.metrics.length === 0) return unreadable(properties, "The explorer names no metric.");
      return { ...headOf(properties), title: textOf(properties.title) ?? "Explorer", content: { kind: "explorer", ...question.look, splitBy: question.splitBy, description: describeExplorer(question) }, plan: { kind: "explorer", question }, remarks: [] };
    }
    case "chart":
      return unreadable(properties, describeChart(properties));
    case "custom":
      return { ...headOf(properties), content: { kind: "custom", endpoint: textOf(properties.endpoint) }, plan: { kind: "nothing" }, remarks: [] };
    default:
      return unreadable(properties, `Widgets of type “${type.slice(0, 40)}” are not known here.`);
  }
}

const headOf = (properties: JsonRecord) => ({ title: textOf(properties.title), region: textOf(properties.region), accountId: textOf(properties.accountId) });

const unreadable = (properties: JsonRecord, why: string): PlannedWidget => ({ ...headOf(properties), content: { kind: "unreadable", why }, plan: { kind: "nothing" }, remarks: [] });

function planText(properties: JsonRecord): PlannedWidget {
  const markdown = typeof properties.markdown === "string" ? properties.markdown : textOf(properties.markdown);
  if (markdown === null) return unreadable(properties, "The text widget has no text.");
  const remarks = markdown.length > LONGEST_MARKDOWN ? [`The text has ${markdown.length} characters; the first ${LONGEST_MARKDOWN} are shown.`] : [];
  return { ...headOf(properties), content: { kind: "text", markdown: markdown.slice(0, LONGEST_MARKDOWN), background: choiceOf(properties.background, ["solid", "transparent"]) ?? "solid" }, plan: { kind: "nothing" }, remarks };
}

function planLog(properties: JsonRecord): PlannedWidget {
  const question = readLogQuery(properties);
  if (question.query === "" && question.logGroups.length === 0) return unreadable(properties, "The log widget has no query.");
  const view = choiceOf(properties.view, ["table", "timeSeries", "bar", "pie"]);
  const content = { kind: "log" as const, view: view ?? "table", stacked: flagOf(properties.stacked) ?? false, query: question.query, logGroups: [...question.logGroups, ...question.prefixes.map((prefix) => `${prefix}*`)] };
  return { ...headOf(properties), content, plan: { kind: "log", question }, remarks: properties.view !== undefined && view === null ? [`the view “${(textOf(properties.view) ?? "?").slice(0, 40)}” is unknown for logs; a table is shown.`] : [] };
}

function planAlarms(properties: JsonRecord): PlannedWidget {
  const all = listOf(properties.alarms).flatMap((arn) => textOf(arn) ?? []);
  if (all.length === 0) return unreadable(properties, "The alarm widget names no alarm.");
  const alarmArns = all.slice(0, MOST_ALARMS);
  const states = listOf(properties.states).flatMap((state) => choiceOf(isRecord(state) ? state.value : state, ["ALARM", "INSUFFICIENT_DATA", "OK"]) ?? []);
  const sortBy = choiceOf(properties.sortBy, ["default", "stateUpdatedTimestamp", "timestamp"]) ?? "default";
  return {
    ...headOf(properties),
    content: { kind: "alarm", alarmArns, states, sortBy },
    plan: { kind: "alarm", alarmArns, states, sortBy },
    remarks: all.length > MOST_ALARMS ? [`The widget names ${all.length} alarms; the first ${MOST_ALARMS} are shown.`] : [],
  };
}
