import "server-only";

import { z } from "zod";

import { AwsError } from "@/lib/aws/errors";
import { resourceTaggingGateway } from "@/lib/aws/resource-tagging";
import { openScope } from "@/lib/aws/scope";
import { periodFor } from "@/lib/metrics/period-rules";
import { askOnce } from "@/lib/metrics/server/ask-once";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import { thinPoints } from "@/lib/metrics/thin-points";

import { isAwsRegion } from "../../aws-region";
import type { Series, WidgetData } from "../../dashboard-view";
import { exploredType } from "../../explored-resource";
import { explorerQueries, groupedByTags, unknownFilters, withProperties, type FoundResource } from "../../explorer-queries";
import type { ExplorerQuestion } from "../../read-explorer";
import { unavailable, unavailableBecause } from "./failure-words";

const RESOURCES_KEPT_SECONDS = 120;

type Input = { scope: { accountId: string; region: string }; question: ExplorerQuestion; range: { start: Date; end: Date }; points: number; signal?: AbortSignal };

/** A chart for each metric, with the resources that have the tags as its lines. */
export async function readExplorerWidget({ scope, question: asked, range, points, signal }: Input): Promise<WidgetData> {
  if (!isAwsRegion(scope.region)) return unavailableBecause(`“${scope.region.slice(0, 40)}” is no region of AWS.`, "unknown-region");
  const filters = unknownFilters(asked);
  if (filters.length > 0) return unavailableBecause(`The widget picks resources by ${filters.map((key) => `“${key}”`).join(" and ")}, which is no tag; resources are found by their tags and names here.`, "unknown-property");
  const { question, leftOut } = groupedByTags(asked);
  const types = [...new Set(question.metrics.map(({ resourceType }) => resourceType))];
  const known = types.filter((type) => exploredType(type) !== null);
  if (known.length === 0) return unavailableBecause(`Resources of type ${types.join(", ")} cannot be found by their tags here.`, "unknown-resource-type");
  try {
    const { resources: found, complete } = await findResources(scope, known, question);
    const resources = withProperties(found, question.properties);
    if (resources.length === 0) return unavailableBecause("No resource has these tags.", "no-resource");
    const periodSeconds = periodFor({ periodSeconds: question.periodSeconds, ...range, now: range.end, override: "auto" });
    const { queries, chartOf, shown } = explorerQueries(question, resources, periodSeconds);
    const answer = await readMetricData({ scope, queries, ...range, signal });
    const charts = new Map<string, { title: string; series: Series[] }>();
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
      ...leftOut.map((key) => `“${key}” is a property of resources, not a tag; they are grouped by tags here.`),
      ...(resources.length > shown || !complete ? [`${complete ? resources.length : `More than ${resources.length}`} resources have these tags; the first ${shown} are shown.`] : []),
    ];
    return { kind: "charts", charts: [...charts.values()], remarks, asOf: answer.asOf };
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}

async function findResources(scope: { accountId: string; region: string }, types: readonly string[], question: ExplorerQuestion): Promise<{ resources: FoundResource[]; complete: boolean }> {
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
