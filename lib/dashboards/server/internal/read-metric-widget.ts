import "server-only";

import { AwsError } from "@/lib/aws/errors";
import type { MetricAnswer, MetricQuery } from "@/lib/metrics/metric-query";
import { metricQueryOf } from "@/lib/metrics/alarm-query";
import { shortestPeriodSeconds } from "@/lib/metrics/asked-range";
import { countMetricsAsked } from "@/lib/metrics/metrics-asked";
import { rewriteSearchPeriods } from "@/lib/metrics/period-rules";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import { thinPoints } from "@/lib/metrics/thin-points";

import { isAwsRegion, readAlarmArn } from "../../aws-region";
import type { HorizontalMark, Series, WidgetData } from "../../dashboard-view";
import { distinguishLabels } from "../../distinguish-labels";
import { markBands, type BandedSeries } from "../../mark-bands";
import type { MetricPlan } from "../../plan-metric-widget";
import type { RegionRequest } from "../../widget-queries";
import type { DashboardPlace } from "./dashboard-place-repository";
import { unavailable, unavailableBecause } from "./failure-words";
import { loadWidgetAlarms } from "./load-widget-alarms";

type Input = { place: DashboardPlace; plan: MetricPlan; points: number; targets: readonly HorizontalMark[]; signal?: AbortSignal };

/** The numbers of a metric widget: one request for each region, all that came kept, and a sentence for what did not. */
export async function readMetricWidget({ place, plan, points, targets, signal }: Input): Promise<WidgetData> {
  const source = plan.alarmArn === null ? { kind: "requests" as const, requests: plan.requests, marks: [] } : await readAlarm(place, plan, plan.alarmArn);
  if (source.kind === "unavailable") return source;
  if (source.requests.length === 0) return unavailableBecause("All rows of the widget are hidden, so there is nothing to draw.", "nothing-visible");

  const outcomes = await Promise.all(source.requests.map((request) => askRegion(place, request, plan, signal)));
  const answers = outcomes.flatMap((outcome) => (outcome.kind === "answer" ? [outcome.answer] : []));
  const failures = outcomes.flatMap((outcome) => (outcome.kind === "failed" ? [outcome] : []));
  const [failure] = failures;
  if (answers.length === 0 && failure) return failure.why;

  const queries = source.requests.flatMap((request) => request.queries);
  const periodSeconds = shortestPeriodSeconds(queries);
  const drawn = markBands(distinguishLabels(answers.flatMap(({ series }) => series), queries), queries).map((series) => draw(series, queries, periodSeconds, points));
  return {
    kind: "series",
    series: drawn.map(({ series }) => series),
    remarks: [...new Set([...plan.remarks, ...failures.map(({ region, why }) => `${region}: ${why.why}`), ...remarksOf(answers)])],
    asOf: answers.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString(),
    periodSeconds,
    metricsAsked: source.requests.reduce((sum, request) => sum + countMetricsAsked(request.queries), 0),
    thinnedFrom: drawn.some(({ thinned }) => thinned) ? Math.max(...answers.flatMap(({ series }) => series.map(({ timesSeconds }) => timesSeconds.length))) : null,
    horizontal: [...source.marks, ...targets],
  };
}

type Outcome = { kind: "answer"; answer: MetricAnswer } | { kind: "failed"; region: string; why: Extract<WidgetData, { kind: "unavailable" }> };

async function askRegion(place: DashboardPlace, { region, queries }: RegionRequest, plan: MetricPlan, signal?: AbortSignal): Promise<Outcome> {
  if (!isAwsRegion(region)) return { kind: "failed", region: region.slice(0, 40), why: unavailableBecause(`“${region.slice(0, 40)}” is no region of AWS.`, "unknown-region") };
  try {
    const answer = await readMetricData({ scope: { accountId: place.accountId, region }, queries: queries.map((query) => ofOwnAccount(query, place.accountNumber)), ...plan.range, signal });
    return { kind: "answer", answer };
  } catch (error) {
    if (error instanceof AwsError) return { kind: "failed", region, why: unavailable(error) };
    throw error;
  }
}

/** Only an account that observes others takes account numbers; its own says nothing. */
function ofOwnAccount(query: MetricQuery, accountNumber: string | null): MetricQuery {
  if (query.accountId === undefined || query.accountId !== accountNumber) return query;
  const { accountId: _own, ...rest } = query;
  return rest;
}

function draw({ queryId, label, timesSeconds, values, status, band }: BandedSeries, queries: readonly MetricQuery[], periodSeconds: number, points: number): { series: Series; thinned: boolean } {
  const period = queries.find(({ id }) => id === queryId)?.periodSeconds ?? periodSeconds;
  const finite = values.map((value) => (Number.isFinite(value) ? value : null));
  const { times, values: kept, thinned } = thinPoints({ times: timesSeconds, values: finite }, points, period);
  return { series: { queryId, label, times, values: kept, status, ...(band === null ? {} : { band }) }, thinned };
}

function remarksOf(answers: readonly MetricAnswer[]): string[] {
  const all = answers.flatMap(({ series }) => series);
  const partial = all.filter(({ status }) => status === "partial" || status === "internal-error").length;
  const forbidden = all.filter(({ status }) => status === "forbidden").length;
  return [
    ...answers.flatMap(({ messages }) => messages),
    ...all.flatMap(({ messages }) => messages),
    ...(partial > 0 ? [`AWS gave only a part of ${partial} of ${all.length} series; what came is drawn.`] : []),
    ...(forbidden > 0 ? [`AWS did not allow ${forbidden} of ${all.length} series to be read.`] : []),
  ];
}

async function readAlarm(place: DashboardPlace, plan: MetricPlan, arn: string): Promise<{ kind: "requests"; requests: RegionRequest[]; marks: HorizontalMark[] } | Extract<WidgetData, { kind: "unavailable" }>> {
  const named = readAlarmArn(arn);
  if (!named) return unavailableBecause(`“${arn.slice(0, 120)}” is not the ARN of an alarm.`, "unknown-alarm");
  if (!isAwsRegion(named.region)) return unavailableBecause(`The alarm's ARN names “${named.region.slice(0, 40)}”, which is no region of AWS.`, "unknown-region");
  try {
    const { alarms } = await loadWidgetAlarms(place.accountId, [arn]);
    const [alarm] = alarms;
    if (!alarm) return unavailableBecause(`There is no alarm “${named.name.slice(0, 255)}” in ${named.region}.`, "unknown-alarm");
    if (!alarm.watches) return unavailableBecause(`“${named.name}” watches other alarms, so it has no metric to draw.`, "composite-alarm");
    const { queries, threshold, comparison } = alarm.watches;
    const asked = queries.map(metricQueryOf).map((query): MetricQuery => (query.kind === "metric" ? { ...query, periodSeconds: plan.toPeriod(query.periodSeconds) } : { ...query, expression: rewriteSearchPeriods(query.expression, plan.toPeriod), periodSeconds: query.periodSeconds === undefined ? undefined : plan.toPeriod(query.periodSeconds) }));
    const fill = comparison.startsWith("Greater") ? ("above" as const) : comparison.startsWith("Less") ? ("below" as const) : ("none" as const);
    const mark: HorizontalMark[] = threshold === null ? [] : [{ value: threshold, to: null, label: `${alarm.name} (alarm)`, toLabel: null, color: null, fill, side: "left", source: "alarm" }];
    return { kind: "requests", requests: [{ region: named.region, queries: asked }], marks: mark };
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}
