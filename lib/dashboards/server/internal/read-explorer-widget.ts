import "server-only";

import { z } from "zod";

import { AwsError } from "@/lib/aws/errors";
import { resourceTaggingGateway } from "@/lib/aws/resource-tagging";
import { openScope } from "@/lib/aws/scope";
import type { MetricQuery } from "@/lib/metrics/metric-query";
import { periodFor } from "@/lib/metrics/period-rules";
import { askOnce } from "@/lib/metrics/server/ask-once";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import { thinPoints } from "@/lib/metrics/thin-points";

import { isAwsRegion } from "../../aws-region";
import type { WidgetData } from "../../dashboard-view";
import { exploredType, nameOfArn } from "../../explored-resource";
import type { ExplorerQuestion } from "../../read-explorer";
import { unavailable, unavailableBecause } from "./failure-words";

const MOST_RESOURCES = 30; // each is a chart, and each metric of each is paid
const RESOURCES_KEPT_SECONDS = 120;

type Found = { arn: string; resourceType: string; tags: Record<string, string> };
type Input = { scope: { accountId: string; region: string }; question: ExplorerQuestion; range: { start: Date; end: Date }; points: number; signal?: AbortSignal };

/** One chart for each resource that has the tags, or for each value of the tag that the widget splits or sums up by. */
export async function readExplorerWidget({ scope, question, range, points, signal }: Input): Promise<WidgetData> {
  if (!isAwsRegion(scope.region)) return unavailableBecause(`“${scope.region.slice(0, 40)}” is no region of AWS.`, "unknown-region");
  const types = [...new Set(question.metrics.map(({ resourceType }) => resourceType))];
  const known = types.filter((type) => exploredType(type) !== null);
  if (known.length === 0) return unavailableBecause(`Resources of type ${types.join(", ")} cannot be found by their tags here.`, "unknown-resource-type");
  try {
    const { resources, complete } = await findResources(scope, known, question);
    if (resources.length === 0) return unavailableBecause("No resource has these tags.", "no-resource");
    const shown = resources.slice(0, MOST_RESOURCES);
    const periodSeconds = periodFor({ periodSeconds: question.periodSeconds, ...range, now: range.end, override: "auto" });
    const { queries, chartOf } = toQueries(question, shown, periodSeconds);
    const answer = await readMetricData({ scope, queries, ...range, signal });
    const charts = new Map<string, { title: string; series: { queryId: string; label: string; times: number[]; values: (number | null)[]; status: "complete" | "partial" | "internal-error" | "forbidden" }[] }>();
    for (const { queryId, label, timesSeconds, values, status } of answer.series) {
      const title = chartOf.get(queryId) ?? "";
      const chart = charts.get(title) ?? { title, series: [] };
      const thinned = thinPoints({ times: timesSeconds, values: values.map((value) => (Number.isFinite(value) ? value : null)) }, points, periodSeconds);
      chart.series.push({ queryId, label, times: thinned.times, values: thinned.values, status });
      charts.set(title, chart);
    }
    const remarks = [
      ...answer.messages,
      ...types.filter((type) => !known.includes(type)).map((type) => `Resources of type ${type} cannot be found by their tags here.`),
      ...(resources.length > MOST_RESOURCES || !complete ? [`${complete ? resources.length : `More than ${resources.length}`} resources have these tags; the first ${MOST_RESOURCES} are shown.`] : []),
    ];
    return { kind: "charts", charts: [...charts.values()], remarks, asOf: answer.asOf };
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}

async function findResources(scope: { accountId: string; region: string }, types: readonly string[], question: ExplorerQuestion): Promise<{ resources: Found[]; complete: boolean }> {
  return askOnce({
    of: ["explorer", scope.accountId, scope.region, types, question.tags],
    action: "tag:GetResources",
    keptSeconds: RESOURCES_KEPT_SECONDS,
    parse: (value) => z.object({ resources: z.array(z.object({ arn: z.string(), resourceType: z.string(), tags: z.record(z.string(), z.string()) })), complete: z.boolean() }).parse(value),
    async ask() {
      const aws = await openScope(scope);
      const gateway = resourceTaggingGateway(await aws.clients.resourceTagging(), aws.read);
      const answers = await Promise.all(types.map(async (resourceType) => ({ resourceType, ...(await gateway.getResources({ types: [exploredType(resourceType)?.type ?? ""], tags: question.tags })) })));
      return { resources: answers.flatMap(({ resourceType, resources }) => resources.map(({ arn, tags }) => ({ arn, resourceType, tags }))), complete: answers.every(({ complete }) => complete) };
    },
  });
}

const FUNCTIONS = { AVG: "AVG", MIN: "MIN", MAX: "MAX", SUM: "SUM", STDDEV: "STDDEV" } as const;

function toQueries({ metrics, aggregateBy, splitBy }: ExplorerQuestion, resources: readonly Found[], periodSeconds: number): { queries: MetricQuery[]; chartOf: Map<string, string> } {
  const queries: MetricQuery[] = [];
  const chartOf = new Map<string, string>();
  for (const { metricName, resourceType, stat } of metrics) {
    const explored = exploredType(resourceType);
    const groups = new Map<string, string[]>();
    for (const { arn, tags } of resources.filter((resource) => resource.resourceType === resourceType)) {
      if (!explored) continue;
      const id = `m${queries.length + 1}`;
      const name = nameOfArn(arn);
      const group = aggregateBy ? (tags[aggregateBy.key] ?? `without ${aggregateBy.key}`) : null;
      if (group !== null) groups.set(group, [...(groups.get(group) ?? []), id]);
      chartOf.set(id, splitBy ? (tags[splitBy] ?? `without ${splitBy}`) : name);
      queries.push({ kind: "metric", id, returnData: group === null, label: splitBy ? `${name} ${metricName}` : metricName, namespace: explored.namespace, metricName, dimensions: explored.dimensions(arn), stat, periodSeconds });
    }
    for (const [group, ids] of groups) {
      const id = `e${queries.length + 1}`;
      chartOf.set(id, splitBy === aggregateBy?.key ? group : metricName);
      queries.push({ kind: "expression", id, returnData: true, label: `${group} ${metricName}`, expression: `${FUNCTIONS[aggregateBy?.statistic ?? "AVG"]}([${ids.join(",")}])`, periodSeconds });
    }
  }
  return { queries: queries.slice(0, 500), chartOf };
}
