import type { PlanAlarm } from "@/lib/catalog/plan-operations";

import type { AlarmSeverity } from "./alarm-view";

/** What the plan says of an alarm of the stack; without a plan's word it is a warning. */
export function planOfAlarm(planned: readonly PlanAlarm[], logicalId: string | null): { severity: AlarmSeverity; title: string | null; response: string | null } {
  const found = planned.find(({ logicalIds }) => logicalId !== null && logicalIds.includes(logicalId));
  return found ? { severity: found.severity, title: found.title, response: found.response } : { severity: "warning", title: null, response: null };
}
