import type { Mark } from "@/components/ui/status-mark";
import type { DeliveryView } from "@/lib/notifications/delivery-view";
import type { NoticeKind } from "@/lib/notifications/notice";
import type { FromSeverity } from "@/lib/notifications/notification-rule";

export const KIND_WORDS: Record<NoticeKind, string> = {
  alarm: "Alarms",
  operation: "Operations",
  approval: "Decisions",
  task: "Tasks",
  budget: "Budgets",
  health: "Health",
};

/** What a kind's notices are, for those who set it up. */
export const KIND_MEANINGS: Record<NoticeKind, string> = {
  alarm: "an alarm of CloudWatch went off or is over",
  operation: "a deployment, rollback or deletion ended, failed or is stuck",
  approval: "a preview waits for somebody to run or discard it",
  task: "a maintenance task is overdue or was given to somebody",
  budget: "a budget's threshold is passed or will be",
  health: "an environment's health address fails or answers again",
};

export const LEVEL_WORDS: Record<FromSeverity, string> = {
  nothing: "Nothing",
  critical: "Critical only",
  warning: "Warnings too",
  info: "Everything",
};

export function deliveryMark({ state, attempts }: DeliveryView): Mark {
  if (state === "sent") return { tone: "success", word: "sent" };
  if (state === "failed") return { tone: "error", word: "not sent" };
  return attempts === 0 ? { tone: "in-progress", word: "on its way" } : { tone: "warning", word: "tried, will be tried again" };
}

/** What came of a message, in a sentence; null: nothing to add. */
export function outcomeWords({ state, attempts, reason, responseStatus }: DeliveryView): string | null {
  const tries = attempts > 1 ? ` after ${attempts} tries` : "";
  if (state === "sent") return responseStatus === null ? `Taken by the mail server${tries}.` : `Answered ${responseStatus}${tries}.`;
  if (attempts === 0) return null;
  return `${reason ?? "It failed."}${state === "failed" && attempts > 1 ? ` Given up${tries}.` : ""}`;
}
