import { choiceOf, flagOf, listOf, numberOf, recordOf, textOf, type JsonRecord, type JsonValue } from "./json-value";
import { isResourceProperty } from "./resource-properties";

const MOST_METRICS = 100;
const MOST_LABELS = 50; // GetResources takes as many tag filters

export type ExplorerQuestion = {
  /** `resourceType` as CloudFormation names it. */
  metrics: { metricName: string; resourceType: string; stat: string }[];
  /** Resources with all of these tags, each with one of its values; no values: whatever it is. */
  tags: { key: string; values: string[] }[];
  /** Properties of resources, such as an instance's type, that the widget asks for beside tags. */
  properties: { key: string; values: string[] }[];
  /** Key null: all resources together. */
  aggregateBy: { key: string | null; statistic: "AVG" | "MIN" | "MAX" | "STDDEV" | "SUM" } | null;
  splitBy: string | null;
  periodSeconds: number;
  look: { view: "timeSeries" | "bar" | "pie"; stacked: boolean; legend: "right" | "bottom" | "hidden"; rowsPerPage: number; widgetsPerRow: number };
};

/** What an explorer looks for and how it is drawn; what is not there or of the wrong form has AWS's default. */
export function readExplorer(properties: JsonRecord): ExplorerQuestion {
  const options = recordOf(properties.widgetOptions);
  const aggregate = recordOf(properties.aggregateBy);
  const [key, statistic] = [textOf(aggregate.key), choiceOf(aggregate.func, ["AVG", "MIN", "MAX", "STDDEV", "SUM"])];
  const metrics = listOf(properties.metrics).slice(0, MOST_METRICS).flatMap((metric) => {
    const { metricName, resourceType, stat } = recordOf(metric);
    const [name, type] = [textOf(metricName), textOf(resourceType)];
    return name !== null && type !== null ? [{ metricName: name, resourceType: type, stat: textOf(stat) ?? "Average" }] : [];
  });
  const labels = readLabels(properties.labels);
  const isProperty = (label: string): boolean => metrics.some(({ resourceType }) => isResourceProperty(resourceType, label));
  return {
    metrics,
    tags: labels.filter((label) => !isProperty(label.key)),
    properties: labels.filter((label) => isProperty(label.key)),
    aggregateBy: key !== null && statistic !== null ? { key: key === "*" ? null : key, statistic } : null,
    splitBy: textOf(properties.splitBy),
    periodSeconds: numberOf(properties.period) ?? 300,
    look: {
      view: choiceOf(options.view, ["timeSeries", "bar", "pie"]) ?? "timeSeries",
      stacked: flagOf(options.stacked) ?? false,
      legend: choiceOf(recordOf(options.legend).position, ["right", "bottom", "hidden"]) ?? "bottom",
      rowsPerPage: within(numberOf(options.rowsPerPage) ?? 2, 1, 100),
      widgetsPerRow: within(numberOf(options.widgetsPerRow) ?? 2, 1, 12),
    },
  };
}

/** A key that is named several times takes any of its values; once without a value, whatever it is. */
function readLabels(given: JsonValue | undefined): { key: string; values: string[] }[] {
  const labels = new Map<string, (string | null)[]>();
  for (const label of listOf(given).slice(0, MOST_LABELS).map(recordOf)) {
    const key = textOf(label.key);
    if (key !== null) labels.set(key, [...(labels.get(key) ?? []), textOf(label.value)]);
  }
  return [...labels].map(([key, values]) => ({ key, values: values.includes(null) ? [] : values.flatMap((value) => value ?? []) }));
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, Math.round(value)));

/** In one line, for those who want to know what is looked for. */
export function describeExplorer({ metrics, tags, properties, aggregateBy, splitBy }: ExplorerQuestion): string {
  const names = metrics.map(({ metricName, resourceType, stat }) => `${metricName} (${stat}) of ${resourceType}`).join(", ");
  const where = [...tags, ...properties].map(({ key, values }) => (values.length === 0 ? `tagged ${key}` : `${key} = ${values.join(" or ")}`)).join(" and ");
  return [names || "no metric", where && `where ${where}`, aggregateBy && `${aggregateBy.statistic.toLowerCase()} ${aggregateBy.key === null ? "of all" : `by ${aggregateBy.key}`}`, splitBy && `split by ${splitBy}`].filter(Boolean).join(", ");
}
