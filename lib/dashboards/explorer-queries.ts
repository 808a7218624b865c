import type { MetricQuery } from "@/lib/metrics/metric-query";

import { exploredType, nameOfArn } from "./explored-resource";
import type { ExplorerQuestion } from "./read-explorer";
import { isResourceProperty } from "./resource-properties";

const MOST_RESOURCES = 30; // each metric of each is paid
const MOST_QUERIES = 500; // of one request

export type FoundResource = { arn: string; resourceType: string; tags: Record<string, string> };

/** Which chart a query's series belongs to, and what to ask. `shown`: how many of the resources are asked for. */
export type ExplorerQueries = { queries: MetricQuery[]; chartOf: Map<string, string>; shown: number };

/**
 * A chart for each metric, and where the widget splits for each value of that tag, too; in it a line for each resource, or for each value
 * of the tag that the widget sums up by.
 */
export function explorerQueries({ metrics, aggregateBy, splitBy }: ExplorerQuestion, resources: readonly FoundResource[], periodSeconds: number): ExplorerQueries {
  const queries: MetricQuery[] = [];
  const chartOf = new Map<string, string>();
  // Half of the room is for sums: there are never more of them than of what they sum up.
  const shown = resources.slice(0, Math.max(1, Math.min(MOST_RESOURCES, Math.floor(MOST_QUERIES / 2 / Math.max(1, metrics.length)))));
  for (const { metricName, resourceType, stat } of metrics) {
    const explored = exploredType(resourceType);
    if (!explored) continue;
    const groups = new Map<string, { chart: string; label: string; ids: string[] }>();
    for (const { arn, tags } of shown.filter((resource) => resource.resourceType === resourceType)) {
      const id = `m${queries.length + 1}`;
      const chart = `${metricName} (${stat})${splitBy === null ? "" : `, ${tagged(tags, splitBy)}`}`;
      chartOf.set(id, chart);
      queries.push({ kind: "metric", id, returnData: aggregateBy === null, label: nameOfArn(arn), namespace: explored.namespace, metricName, dimensions: explored.dimensions(arn), stat, periodSeconds });
      if (aggregateBy === null) continue;
      const label = aggregateBy.key === null ? "All resources" : tagged(tags, aggregateBy.key);
      const key = JSON.stringify([chart, label]);
      groups.set(key, { chart, label, ids: [...(groups.get(key)?.ids ?? []), id] });
    }
    for (const { chart, label, ids } of groups.values()) {
      const id = `e${queries.length + 1}`;
      chartOf.set(id, chart);
      queries.push({ kind: "expression", id, returnData: true, label, expression: `${aggregateBy?.statistic ?? "AVG"}([${ids.join(",")}])`, periodSeconds });
    }
  }
  return { queries, chartOf, shown: shown.length };
}

const tagged = (tags: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(tags, key) ? (tags[key] ?? "") : `without ${key}`);

const NAMES = new Set(["InstanceId", "FunctionName"]);

/** The resources that the widget's properties leave, of which identifiers can be compared. */
export function withProperties(resources: readonly FoundResource[], properties: ExplorerQuestion["properties"]): FoundResource[] {
  const names = properties.filter(({ key, values }) => NAMES.has(key) && values.length > 0);
  return resources.filter(({ arn }) => names.every(({ values }) => values.includes(nameOfArn(arn))));
}

/** "State = running": what does not run has no values, so it needs no look. */
const isRunning = ({ key, values }: ExplorerQuestion["properties"][number]): boolean => key === "State" && values.every((value) => value === "running");

/** Properties that the widget picks its resources by and that are not looked at here: whatever was shown would be too much. */
export const unknownFilters = ({ properties }: ExplorerQuestion): string[] => properties.flatMap((property) => (NAMES.has(property.key) || property.values.length === 0 || isRunning(property) ? [] : [property.key]));

/** The question without what it groups by that is no tag, and the keys that were left out. */
export function groupedByTags(question: ExplorerQuestion): { question: ExplorerQuestion; leftOut: string[] } {
  const isTag = (key: string): boolean => question.metrics.every(({ resourceType }) => !isResourceProperty(resourceType, key));
  const { aggregateBy, splitBy } = question;
  const keepsSum = aggregateBy === null || aggregateBy.key === null || isTag(aggregateBy.key);
  const keepsSplit = splitBy === null || isTag(splitBy);
  const leftOut = [...new Set([...(keepsSum ? [] : [aggregateBy.key ?? ""]), ...(keepsSplit ? [] : [splitBy])])];
  return { question: { ...question, aggregateBy: keepsSum ? aggregateBy : null, splitBy: keepsSplit ? splitBy : null }, leftOut };
}
