import "server-only";

import { DescribeAlarmsCommand, type CloudWatchClient, type MetricAlarm, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";

import { MalformedAnswerError } from "../errors";
import type { ReadCall } from "../read-call";
import type { MetricDataQuestion } from "./metric-data";

export type WidgetAlarm = {
  arn: string;
  name: string;
  state: "OK" | "ALARM" | "INSUFFICIENT_DATA" | "unknown";
  since: Date | null;
  /** When anything of it changed last, its settings too. */
  updatedAt: Date | null;
  reason: string | null;
  /** What it watches; null: other alarms. */
  watches: { queries: MetricDataQuestion[]; threshold: number | null; comparison: string } | null;
};

/** What dashboards show of alarms, in one account and region. Throws `AwsError`. */
export function widgetAlarmsGateway(client: Pick<CloudWatchClient, "send">, read: ReadCall) {
  return {
    /** Up to a hundred alarms by name; those that do not exist are left out. */
    async describeAlarms(names: readonly string[]): Promise<WidgetAlarm[]> {
      return read("cloudwatch:DescribeAlarms", async () => {
        const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [...names], AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: 100 }));
        return [...MetricAlarms.map((alarm) => ({ ...headOf(alarm), watches: watchesOf(alarm) })), ...CompositeAlarms.map((alarm) => ({ ...headOf(alarm), watches: null }))];
      });
    },
  };
}

const STATES = ["OK", "ALARM", "INSUFFICIENT_DATA"] as const;

function headOf(alarm: Pick<MetricAlarm, "AlarmArn" | "AlarmName" | "StateValue" | "StateReason" | "StateUpdatedTimestamp" | "AlarmConfigurationUpdatedTimestamp"> & { StateTransitionedTimestamp?: Date }): Omit<WidgetAlarm, "watches"> {
  const { AlarmArn, AlarmName, StateValue, StateReason, StateUpdatedTimestamp, StateTransitionedTimestamp, AlarmConfigurationUpdatedTimestamp } = alarm;
  if (!AlarmArn || !AlarmName) throw new MalformedAnswerError("An alarm without a name.");
  return {
    arn: AlarmArn,
    name: AlarmName,
    state: STATES.find((state) => state === StateValue) ?? "unknown",
    since: StateTransitionedTimestamp ?? StateUpdatedTimestamp ?? null,
    updatedAt: AlarmConfigurationUpdatedTimestamp ?? StateUpdatedTimestamp ?? null,
    reason: StateReason ?? null,
  };
}

function watchesOf(alarm: MetricAlarm): WidgetAlarm["watches"] {
  const { Namespace, MetricName, Dimensions = [], Statistic, ExtendedStatistic, Period, Unit, Metrics = [], Threshold, ComparisonOperator = "" } = alarm;
  const watched = { threshold: Threshold ?? null, comparison: ComparisonOperator };
  if (Metrics.length > 0) return { queries: Metrics.flatMap(toQuestion), ...watched };
  if (!Namespace || !MetricName) return null;
  const dimensions = Dimensions.flatMap(({ Name, Value }) => (Name ? [{ name: Name, value: Value ?? "" }] : []));
  return { queries: [{ kind: "metric", id: "watched", returnData: true, namespace: Namespace, metricName: MetricName, dimensions, stat: ExtendedStatistic ?? Statistic ?? "Average", periodSeconds: Period ?? 60, unit: Unit }], ...watched };
}

function toQuestion({ Id, Expression, MetricStat, ReturnData, Label, Period, AccountId }: MetricDataQuery): MetricDataQuestion[] {
  if (!Id) return [];
  const common = { id: Id, returnData: ReturnData ?? true, label: Label, accountId: AccountId };
  if (Expression) return [{ ...common, kind: "expression", expression: Expression, periodSeconds: Period }];
  const { Metric, Stat = "Average", Period: period = 60, Unit } = MetricStat ?? {};
  if (!Metric?.Namespace || !Metric.MetricName) return [];
  const dimensions = (Metric.Dimensions ?? []).flatMap(({ Name, Value }) => (Name ? [{ name: Name, value: Value ?? "" }] : []));
  return [{ ...common, kind: "metric", namespace: Metric.Namespace, metricName: Metric.MetricName, dimensions, stat: Stat, periodSeconds: period, unit: Unit }];
}
