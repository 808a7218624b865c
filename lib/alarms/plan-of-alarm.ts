import type { PlanAlarm } from "@/lib/catalog/plan-operations";

import type { AlarmSeverity } from "./alarm-view";

/** What the plan says of an alarm of the stack; without a plan's word it is a warning. */
export function planOfAlarm(planned: readonly PlanAlarm[], logicalId: string | null): { severity: AlarmSeverity; title: string | null; response: string | null } {
  const found = planned.find(({ logicalIds }) => logicalId !== null && logicalIds.includes(logicalId));
  if (!found || logicalId === null) return { severity: "warning", title: null, response: null };
  // Where several alarms of the stack keep one of the plan, the plan's title is the first one's, and the others say what is theirs.
  const title = found.logicalIds[0] === logicalId ? found.title : `${found.title} (${inWords(logicalId)})`;
  return { severity: found.severity, title, response: found.response };
}

/** LoadBalancerErrorsAlarm → "load balancer errors". */
const inWords = (logicalId: string): string =>
  logicalId
    .replace(/Alarm$/, "")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase();
