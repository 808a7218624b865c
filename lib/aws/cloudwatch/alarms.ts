import "server-only";

import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  type AlarmHistoryItem,
  type CloudWatchClient,
  type CompositeAlarm,
  type MetricAlarm,
  type MetricDataQuery,
} from "@aws-sdk/client-cloudwatch";
import { z } from "zod";

import { MalformedAnswerError } from "../errors";
import type { ReadCall } from "../read-call";

const PAGE_SIZE = 100; // the most that either call gives at once
const MOST_PAGES = 200;
const MOST_NAMES = 100; // that DescribeAlarms takes

export type AlarmQuery = { id: string; returnData: boolean; label: string | null; accountId: string | null } & (
  | { kind: "metric"; namespace: string; metricName: string; dimensions: { name: string; value: string }[]; stat: string; periodSeconds: number; unit: string | null }
  | { kind: "expression"; expression: string; periodSeconds: number | null }
);

/** An alarm as AWS has it. `state` is AWS's StateValue and stays open: new values appear. */
export type AlarmSnapshot = {
  arn: string;
  name: string;
  kind: "metric" | "composite" | "anomaly";
  description: string | null;
  state: string;
  /** When it came into this state. */
  since: Date;
  /** When its settings changed last, by AWS's own word; null: it does not say. */
  configuredAt: Date | null;
  reason: string;
  /** AWS's own JSON about the figures that decided, as text; null where it gives none. */
  reasonData: string | null;
  /** What is measured; empty for a composite alarm. */
  queries: AlarmQuery[];
  /** Of a composite alarm. */
  rule: string | null;
  threshold: number | null;
  comparison: string | null;
  periodSeconds: number | null;
  evaluationPeriods: number | null;
  datapointsToAlarm: number | null;
  missingData: string | null;
  actionsEnabled: boolean;
  /** What it does on ALARM: topics and others, by ARN. */
  alarmActions: string[];
};

/** One change of state out of an alarm's history. */
export type AlarmStateChange = { alarmName: string; at: Date; state: string; previousState: string | null; reason: string; reasonData: string | null };

/** CloudWatch's alarms in one account and region. Throws `AwsError`. */
export function alarmsGateway(client: Pick<CloudWatchClient, "send">, read: ReadCall) {
  return {
    /** All of them, or those of these names that exist. All pages or none: half a list would look like alarms that were removed. */
    async describeAlarms(names?: readonly string[]): Promise<AlarmSnapshot[]> {
      const found: AlarmSnapshot[] = [];
      for (let first = 0; first < (names?.length ?? 1); first += MOST_NAMES) {
        const asked = names?.slice(first, first + MOST_NAMES);
        for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages("cloudwatch:DescribeAlarms", (token) =>
          // Without the types AWS leaves composite alarms out.
          client.send(new DescribeAlarmsCommand({ AlarmTypes: ["MetricAlarm", "CompositeAlarm"], AlarmNames: asked, MaxRecords: PAGE_SIZE, NextToken: token })),
        ))
          found.push(...MetricAlarms.map(ofMetricAlarm), ...CompositeAlarms.map(ofCompositeAlarm));
      }
      return found;
    },

    /** Changes of state since then, newest first, of one alarm or of all. CloudWatch keeps 30 days. */
    async listStateChanges({ since, alarmName, mostPages = 20 }: { since: Date; alarmName?: string; mostPages?: number }): Promise<AlarmStateChange[]> {
      const found: AlarmStateChange[] = [];
      let pagesRead = 0;
      for await (const { AlarmHistoryItems = [] } of pages("cloudwatch:DescribeAlarmHistory", (token) =>
        client.send(
          new DescribeAlarmHistoryCommand({
            AlarmName: alarmName,
            AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
            HistoryItemType: "StateUpdate",
            StartDate: since,
            ScanBy: "TimestampDescending",
            MaxRecords: PAGE_SIZE,
            NextToken: token,
          }),
        ),
      )) {
        found.push(...AlarmHistoryItems.flatMap((item) => toStateChange(item) ?? []));
        pagesRead += 1;
        if (pagesRead >= mostPages) break;
      }
      return found.filter(({ at }) => at >= since);
    },
  };

  async function* pages<Page extends { NextToken?: string }>(action: string, ask: (token: string | undefined) => Promise<Page>): AsyncGenerator<Page> {
    let token: string | undefined;
    for (let count = 0; count === 0 || token !== undefined; count += 1) {
      if (count >= MOST_PAGES) throw new MalformedAnswerError(`${action} went on for more than ${MOST_PAGES} pages.`);
      const page = await read(action, () => ask(token));
      yield page;
      token = page.NextToken || undefined;
    }
  }
}
export type AlarmsGateway = ReturnType<typeof alarmsGateway>;

type Common = Pick<
  MetricAlarm & CompositeAlarm,
  "AlarmArn" | "AlarmName" | "AlarmDescription" | "StateValue" | "StateReason" | "StateReasonData" | "StateUpdatedTimestamp" | "StateTransitionedTimestamp" | "AlarmConfigurationUpdatedTimestamp" | "ActionsEnabled" | "AlarmActions"
>;

function ofBoth(alarm: Common) {
  const { AlarmArn: arn, AlarmName: name, StateValue: state } = alarm;
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  if (!arn || !name || !state || !since) throw new MalformedAnswerError("An alarm without its parts.");
  return {
    arn,
    name,
    state,
    since,
    configuredAt: alarm.AlarmConfigurationUpdatedTimestamp ?? null,
    description: alarm.AlarmDescription || null,
    reason: alarm.StateReason ?? "",
    reasonData: alarm.StateReasonData || null,
    actionsEnabled: alarm.ActionsEnabled !== false,
    alarmActions: alarm.AlarmActions ?? [],
  };
}

function ofMetricAlarm(alarm: MetricAlarm): AlarmSnapshot {
  const queries = alarm.Metrics?.length ? alarm.Metrics.flatMap((query) => toQuery(query) ?? []) : ownQuery(alarm);
  return {
    ...ofBoth(alarm),
    kind: alarm.ThresholdMetricId ? "anomaly" : "metric",
    queries,
    rule: null,
    threshold: alarm.Threshold ?? null,
    comparison: alarm.ComparisonOperator ?? null,
    periodSeconds: alarm.Period ?? longestPeriod(queries),
    evaluationPeriods: alarm.EvaluationPeriods ?? null,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? null,
    missingData: alarm.TreatMissingData || null,
  };
}

const ofCompositeAlarm = (alarm: CompositeAlarm): AlarmSnapshot => ({
  ...ofBoth(alarm),
  kind: "composite",
  queries: [],
  rule: alarm.AlarmRule ?? null,
  threshold: null,
  comparison: null,
  periodSeconds: null,
  evaluationPeriods: null,
  datapointsToAlarm: null,
  missingData: null,
});

const longestPeriod = (queries: readonly AlarmQuery[]): number | null => queries.reduce<number | null>((most, { periodSeconds }) => (periodSeconds === null ? most : Math.max(most ?? 0, periodSeconds)), null);

function ownQuery(alarm: MetricAlarm): AlarmQuery[] {
  if (!alarm.Namespace || !alarm.MetricName) return [];
  return [
    {
      kind: "metric",
      id: "m1",
      returnData: true,
      label: null,
      accountId: null,
      namespace: alarm.Namespace,
      metricName: alarm.MetricName,
      dimensions: toDimensions(alarm.Dimensions),
      stat: alarm.ExtendedStatistic ?? alarm.Statistic ?? "Average",
      periodSeconds: alarm.Period ?? 60,
      unit: alarm.Unit ?? null,
    },
  ];
}

function toQuery(query: MetricDataQuery): AlarmQuery | null {
  if (!query.Id) return null;
  // A query says nothing of ReturnData where it is true.
  const common = { id: query.Id, returnData: query.ReturnData !== false, label: query.Label || null, accountId: query.AccountId || null };
  if (query.Expression) return { ...common, kind: "expression", expression: query.Expression, periodSeconds: query.Period ?? null };
  const { Metric: metric, Stat: stat, Period: periodSeconds, Unit: unit } = query.MetricStat ?? {};
  if (!metric?.Namespace || !metric.MetricName || !stat || !periodSeconds) return null;
  return { ...common, kind: "metric", namespace: metric.Namespace, metricName: metric.MetricName, dimensions: toDimensions(metric.Dimensions), stat, periodSeconds, unit: unit ?? null };
}

const toDimensions = (dimensions: MetricAlarm["Dimensions"] = []): { name: string; value: string }[] =>
  dimensions.flatMap(({ Name, Value }) => (Name && Value !== undefined ? [{ name: Name, value: Value }] : []));

/** Null: an entry that says nothing of a new state. Its facts are in JSON of AWS's own, whose parts may be missing. */
function toStateChange({ AlarmName, Timestamp, HistoryData, HistorySummary }: AlarmHistoryItem): AlarmStateChange | null {
  if (!AlarmName || !Timestamp) return null;
  const data = parseHistory(HistoryData ?? "");
  const state = data.newState?.stateValue ?? /to (\w+)$/.exec(HistorySummary ?? "")?.[1];
  if (!state) return null;
  const reasonData = data.newState?.stateReasonData;
  return {
    alarmName: AlarmName,
    at: Timestamp,
    state,
    previousState: data.oldState?.stateValue ?? /from (\w+) to/.exec(HistorySummary ?? "")?.[1] ?? null,
    reason: data.newState?.stateReason ?? "",
    reasonData: typeof reasonData === "object" && reasonData !== null ? JSON.stringify(reasonData) : null,
  };
}

const historyStateSchema = z.object({ stateValue: z.string().optional(), stateReason: z.string().optional(), stateReasonData: z.unknown() });
const historySchema = z.object({ oldState: historyStateSchema.optional(), newState: historyStateSchema.optional() });

function parseHistory(text: string): z.infer<typeof historySchema> {
  try {
    return historySchema.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
