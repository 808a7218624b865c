import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { metricDataGateway } from "@/lib/aws/cloudwatch/metric-data";
import { openScope } from "@/lib/aws/scope";

import { askedRange, keptSeconds } from "../asked-range";
import { keptAnswerSchema } from "../kept-answer";
import type { MetricAnswer, MetricQuery } from "../metric-query";
import { countMetricsAsked } from "../metrics-asked";
import { askOnce } from "./ask-once";
import { waitForMetricTurn } from "./internal/wait-for-metric-turn";

const MOST_QUERIES = 500; // GetMetricData's limit

/**
 * What GetMetricData answers for these queries, which are one request: METRICS() means them and no others. The answer may be as old as
 * the shortest period (10 s to 5 min, see `asOf`); whoever asks the same meanwhile, in any process, gets it without a call of AWS.
 * Throws `AwsError`; "throttled" also where the panel's own pace is used up. Safe to repeat. No authorisation: for use cases.
 */
export async function readMetricData(input: { scope: AwsScope; queries: readonly MetricQuery[]; start: Date; end: Date; signal?: AbortSignal }): Promise<MetricAnswer> {
  const { scope, queries, signal } = input;
  signal?.throwIfAborted();
  const asked = queries.slice(0, MOST_QUERIES);
  if (asked.length === 0) return { series: [], messages: [], metricsRequested: 0, asOf: new Date().toISOString() };
  const { start, end } = askedRange({ ...input, queries: asked });
  const answer = await askOnce<MetricAnswer>({
    of: ["metric-data", scope.accountId, scope.region, start.getTime(), end.getTime(), asked],
    action: "cloudwatch:GetMetricData",
    keptSeconds: keptSeconds(asked),
    parse: (value) => keptAnswerSchema.parse(value),
    // Not ended by one reader's leaving: others may wait for the same answer.
    ask: () => askAws(scope, asked, start, end),
  });
  if (asked.length === queries.length) return answer;
  return { ...answer, messages: [...answer.messages, `AWS takes ${MOST_QUERIES} queries at once; the last ${queries.length - MOST_QUERIES} were left out.`] };
}

async function askAws(scope: AwsScope, queries: readonly MetricQuery[], start: Date, end: Date): Promise<MetricAnswer> {
  const aws = await openScope(scope);
  await waitForMetricTurn(scope);
  const metricsAsked = countMetricsAsked(queries);
  const { series, messages } = await metricDataGateway(await aws.clients.cloudWatch(), aws.read).getMetricData({ queries, start, end, metricsAsked });
  return { series, messages, metricsRequested: metricsAsked, asOf: new Date().toISOString() };
}
