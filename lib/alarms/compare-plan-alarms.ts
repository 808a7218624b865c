import type { PlanAlarm } from "@/lib/catalog/plan-operations";

type KnownAlarm = { logicalId: string | null; missing: boolean };

export type LackingAlarm = { key: string; title: string; severity: PlanAlarm["severity"]; condition: string; /** Those of its alarms that the stack does not have. */ logicalIds: string[]; /** Some of its alarms are there. */ partly: boolean };

/** Alarms that the plan asks for and the stack does not have. An alarm whose resource a setting leaves out is lacking too. */
export function compareAlarmsWithPlan(planned: readonly PlanAlarm[], known: readonly KnownAlarm[]): LackingAlarm[] {
  const present = new Set(known.flatMap(({ logicalId, missing }) => (logicalId !== null && !missing ? [logicalId] : [])));
  return planned.flatMap(({ key, title, severity, condition, logicalIds }) => {
    const lacking = logicalIds.filter((logicalId) => !present.has(logicalId));
    return lacking.length === 0 ? [] : [{ key, title, severity, condition, logicalIds: lacking, partly: lacking.length < logicalIds.length }];
  });
}

/** "none": nothing happens in AWS when it goes off; "off": something would, but its actions are switched off. */
export const alarmAction = ({ actionsEnabled, alarmActions }: { actionsEnabled: boolean; alarmActions: readonly string[] }): "set" | "none" | "off" =>
  alarmActions.length === 0 ? "none" : actionsEnabled ? "set" : "off";
