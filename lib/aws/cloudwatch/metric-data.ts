import "server-only";

import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";

import { MalformedAnswerError } from "../errors";
import type { ReadCall } from "../read-call";
import { MetricSeriesPages, wordsOf, type MetricDataSeries } from "./metric-series-pages";

const MOST_PAGES = 50; // a page holds up to 100,800 points; more pages than this is an answer that never ends

/** One query of a request, at most 500 of them. `id`: a lower-case letter, then letters, digits and underscores. */
export type MetricDataQuestion = { id: string; returnData: boolean; label?: string; accountId?: string } & (
  | { kind: "metric"; namespace: string; metricName: string; dimensions: readonly { name: string; value: string }[]; stat: string; periodSeconds: number; unit?: string }
  | { kind: "expression"; expression: string; periodSeconds?: number }
);

export type MetricDataAnswer = { series: MetricDataSeries[]; messages: string[] };

/**
 * GetMetricData in one account and region. Throws `AwsError`. `metricsAsked` is what AWS charges for as far as the queries tell; what an
 * expression finds is counted from the answer.
 */
export function metricDataGateway(client: Pick<CloudWatchClient, "send">, read: ReadCall) {
  return {
    /** All pages in one; a series that goes on over pages is put together again. `end` is excluded. */
    async getMetricData(question: { queries: readonly MetricDataQuestion[]; start: Date; end: Date; metricsAsked: number; signal?: AbortSignal }): Promise<MetricDataAnswer> {
      const { queries, start, end, metricsAsked, signal } = question;
      const request = { MetricDataQueries: queries.map(toMetricDataQuery), StartTime: start, EndTime: end, ScanBy: "TimestampAscending" as const };
      const expressions = new Set(queries.flatMap(({ id, kind }) => (kind === "expression" ? [id] : [])));
      const series = new MetricSeriesPages();
      const messages = new Set<string>();
      let token: string | undefined;
      for (let pages = 0; pages === 0 || token !== undefined; pages += 1) {
        if (pages >= MOST_PAGES) throw new MalformedAnswerError(`GetMetricData went on for more than ${MOST_PAGES} pages.`);
        const page = await read(
          "cloudwatch:GetMetricData",
          async () => {
            const answer = await client.send(new GetMetricDataCommand({ ...request, NextToken: token }), { abortSignal: signal });
            if (!answer.MetricDataResults) throw new MalformedAnswerError("GetMetricData without results.");
            return { results: answer.MetricDataResults, messages: answer.Messages ?? [], next: answer.NextToken || undefined };
          },
          ({ results }) => (pages === 0 ? Math.max(metricsAsked, results.filter(({ Id }) => expressions.has(Id ?? "")).length) : 0),
        );
        series.add(page.results);
        for (const message of page.messages) messages.add(wordsOf(message));
        token = page.next;
      }
      return { series: series.all.map(inOrder), messages: [...messages] };
    },
  };
}
export type MetricDataGateway = ReturnType<typeof metricDataGateway>;

function toMetricDataQuery(question: MetricDataQuestion): MetricDataQuery {
  const { id, returnData, label, accountId } = question;
  const common = { Id: id, ReturnData: returnData, Label: label, AccountId: accountId };
  if (question.kind === "expression") return { ...common, Expression: question.expression, Period: question.periodSeconds };
  const { namespace, metricName, dimensions, stat, periodSeconds, unit } = question;
  const metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })) };
  return { ...common, MetricStat: { Metric: metric, Stat: stat, Period: periodSeconds, Unit: unitOf(unit) } };
}

const UNITS = ["Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None"] as const;
/** A unit that CloudWatch does not know says nothing, and is left out. */
const unitOf = (unit: string | undefined) => UNITS.find((one) => one === unit);

/** TimestampAscending is a wish: an endpoint that does not keep to it must not draw a line backwards. */
function inOrder(series: MetricDataSeries): MetricDataSeries {
  const { timesSeconds } = series;
  if (timesSeconds.every((time, place) => place === 0 || time > (timesSeconds[place - 1] ?? 0))) return series;
  const byTime = new Map(timesSeconds.map((time, place) => [time, series.values[place] ?? Number.NaN]));
  const times = [...byTime.keys()].sort((one, other) => one - other);
  return { ...series, timesSeconds: times, values: times.map((time) => byTime.get(time) ?? Number.NaN) };
}
