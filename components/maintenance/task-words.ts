import type { Mark } from "@/components/ui/status-mark";
import type { EvidenceKind } from "@/lib/maintenance/evidence";
import type { PERIOD_STATES } from "@/lib/maintenance/history-view";
import type { TaskState, Verdict } from "@/lib/maintenance/task-state";

/** How a task stands, in a word and a shape. */
export function taskMark(state: TaskState, verdict: Verdict | null): Mark {
  switch (state) {
    case "done":
      return verdict === "act" ? { tone: "warning", word: "to act" } : { tone: "success", word: "fine" };
    case "skipped":
      return { tone: "stopped", word: "skipped" };
    case "overdue":
      return { tone: "error", word: "overdue" };
    case "due":
      return { tone: "info", word: "due" };
    case "not-yet":
      return { tone: "pending", word: "not yet" };
    case "not-asked":
      return { tone: "stopped", word: "not asked" };
  }
}

export const EVIDENCE_TITLES: Record<EvidenceKind, string> = {
  "dashboard-figures": "Dashboard figures",
  "error-log-patterns": "Error logs by pattern",
  "queue-depth": "Queue",
  targets: "Targets of the plan",
  "storage-growth": "Storage and its growth",
  "engine-versions": "Engine and runtime versions",
  "image-versions": "Images",
  "pending-maintenance": "Pending maintenance",
  "secret-ages": "Ages of secrets",
  "certificate-expiry": "Certificates",
  "cost-against-plan": "Cost against the plan",
  "backup-age": "Backups",
  "rollback-rehearsal": "Rollbacks",
};

/** How a whole day, week or month stood. */
export function periodMark(state: (typeof PERIOD_STATES)[number]): Mark {
  switch (state) {
    case "complete":
      return { tone: "success", word: "all signed" };
    case "missed":
      return { tone: "error", word: "overdue" };
    case "open":
      return { tone: "info", word: "open" };
    case "not-yet":
      return { tone: "pending", word: "not yet" };
    case "empty":
      return { tone: "stopped", word: "nothing asked" };
  }
}
