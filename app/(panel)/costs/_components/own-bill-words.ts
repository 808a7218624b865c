import type { Mark } from "@/components/ui/status-mark";
import type { UsageView } from "@/lib/cost/usage-view";

/** For each environment and month, without watched dashboards. */
export const OWN_GOAL_USD = 1;

/** Whether an account's share keeps to the goal; a call without a known price leaves that open unless the rest is over it already. */
export function ownBillMark({ usdPerEnvironment, actions }: Pick<UsageView["accounts"][number], "usdPerEnvironment" | "actions">): Mark {
  if (usdPerEnvironment === null) return { tone: "stopped", word: "no environment" };
  if (usdPerEnvironment >= OWN_GOAL_USD) return { tone: "warning", word: "over the goal" };
  return actions.some(({ usd }) => usd === null) ? { tone: "unknown", word: "cannot be told" } : { tone: "success", word: "under the goal so far" };
}
