import "server-only";

import { AwsError } from "@/lib/aws/errors";

import { readAlarmArn } from "../../aws-region";
import type { WidgetData } from "../../dashboard-view";
import type { WidgetPlan } from "../../plan-widget";
import type { DashboardPlace } from "./dashboard-place-repository";
import { unavailable } from "./failure-words";
import { loadWidgetAlarms } from "./load-widget-alarms";

const RANK = { ALARM: 0, INSUFFICIENT_DATA: 1, unknown: 2, OK: 3 };

/** Alarms as the widget wants them. One that AWS does not know is listed as unknown: leaving it out would look like peace. */
export async function readAlarmWidget(place: DashboardPlace, plan: Extract<WidgetPlan, { kind: "alarm" }>): Promise<WidgetData> {
  try {
    const { alarms, asOf } = await loadWidgetAlarms(place.accountId, plan.alarmArns);
    const byPlace = new Map(alarms.map((alarm) => [placeOf(alarm.arn), alarm]));
    const cells = plan.alarmArns.map((arn) => {
      const name = readAlarmArn(arn)?.name ?? arn;
      const alarm = byPlace.get(placeOf(arn));
      if (!alarm) return { arn, name, state: "unknown" as const, since: null, reason: "AWS knows no alarm of this name there.", updatedAt: null };
      return { arn, name, state: alarm.state, since: alarm.since.toISOString(), reason: alarm.reason, updatedAt: alarm.updatedAt.toISOString() };
    });
    const wanted = plan.states.length === 0 ? cells : cells.filter(({ state }) => state === "unknown" || plan.states.includes(state));
    if (plan.sortBy === "stateUpdatedTimestamp") wanted.sort((one, other) => (other.since ?? "").localeCompare(one.since ?? ""));
    else if (plan.sortBy === "timestamp") wanted.sort((one, other) => (other.updatedAt ?? "").localeCompare(one.updatedAt ?? ""));
    else wanted.sort((one, other) => RANK[one.state] - RANK[other.state] || one.name.localeCompare(other.name));
    return { kind: "alarms", alarms: wanted.map(({ updatedAt: _sortedBy, ...cell }) => cell), asOf };
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}

/** Bodies are copied between accounts: the number in an ARN may be another's. */
function placeOf(arn: string): string {
  const { region, name } = readAlarmArn(arn) ?? { region: "", name: arn };
  return `${region} ${name}`;
}
