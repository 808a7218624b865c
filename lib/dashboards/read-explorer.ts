import { choiceOf, flagOf, listOf, numberOf, recordOf, textOf, type JsonRecord } from "./json-value";

const MOST_METRICS = 100;

export type ExplorerQuestion = {
  /** `resourceType` as CloudFormation names it. */
  metrics: { metricName: string; resourceType: string; stat: string }[];
  /** Resources with all of these tags; value null: whatever it is. */
  tags: { key: string; value: string | null }[];
  aggregateBy: { key: string; statistic: "AVG" | "MIN" | "MAX" | "STDDEV" | "SUM" } | null;
  splitBy: string | null;
  periodSeconds: number;
  look: { view: "timeSeries" | "bar" | "pie"; stacked: boolean; legend: "right" | "bottom" | "hidden"; rowsPerPage: number; widgetsPerRow: number };
};

export function readExplorer(properties: JsonRecord): ExplorerQuestion {
  const options = recordOf(properties.widgetOptions);
  const aggregate = recordOf(properties.aggregateBy);
  const [key, statistic] = [textOf(aggregate.key), choiceOf(aggregate.func, ["AVG", "MIN", "MAX", "STDDEV", "SUM"])];
  return {
    metrics: listOf(properties.metrics).slice(0, MOST_METRICS).flatMap((metric) => {
      const { metricName, resourceType, stat } = recordOf(metric);
      const [name, type] = [textOf(metricName), textOf(resourceType)];
      return name !== null && type !== null ? [{ metricName: name, resourceType: type, stat: textOf(stat) ?? "Average" }] : [];
    }),
    tags: listOf(properties.labels).flatMap((label) => {
      const tag = textOf(recordOf(label).key);
      return tag === null ? [] : [{ key: tag, value: textOf(recordOf(label).value) }];
    }),
    aggregateBy: key !== null && statistic !== null ? { key, statistic } : null,
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

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, Math.round(value)));

/** In one line, for those who want to know what is looked for. */
export function describeExplorer({ metrics, tags, aggregateBy, splitBy }: ExplorerQuestion): string {
  const names = metrics.map(({ metricName, resourceType, stat }) => `${metricName} (${stat}) of ${resourceType}`).join(", ");
  const where = tags.map(({ key, value }) => (value === null ? `tagged ${key}` : `${key} = ${value}`)).join(" and ");
  return [names || "no metric", where && `where ${where}`, aggregateBy && `${aggregateBy.statistic.toLowerCase()} by ${aggregateBy.key}`, splitBy && `split by ${splitBy}`].filter(Boolean).join(", ");
}
