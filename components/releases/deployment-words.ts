import type { Mark } from "@/components/ui/status-mark";

/** How an operation ended or stands, for lists: one or two words. States a newer server may send are said as they came. */
export function operationStateWords(state: string): Mark {
  return WORDS[state] ?? { word: state, tone: "unknown" };
}

const WORDS: Record<string, Mark> = {
  queued: { word: "waiting", tone: "pending" },
  previewing: { word: "previewing", tone: "in-progress" },
  previewed: { word: "to be confirmed", tone: "pending" },
  submitting: { word: "handing over", tone: "in-progress" },
  running: { word: "running", tone: "in-progress" },
  succeeded: { word: "succeeded", tone: "success" },
  "rolled-back": { word: "failed, taken back", tone: "error" },
  cancelled: { word: "cancelled", tone: "stopped" },
  failed: { word: "failed", tone: "error" },
  stuck: { word: "stuck", tone: "error" },
  "no-changes": { word: "nothing to change", tone: "success" },
  discarded: { word: "discarded", tone: "stopped" },
  expired: { word: "expired", tone: "stopped" },
  stale: { word: "out of date", tone: "warning" },
  unknown: { word: "not known", tone: "warning" },
  "needs-human": { word: "needs a person", tone: "error" },
};

const KIND_WORDS: Record<string, string> = {
  deploy: "Deploy",
  rollback: "Roll back",
  "continue-rollback": "Continue rollback",
  retry: "Retry",
  delete: "Delete",
};

/** "Deploy release 9", "Delete". */
export const operationKindWords = (kind: string, release: number | null): string =>
  `${KIND_WORDS[kind] ?? kind}${release === null || kind === "delete" ? "" : kind === "rollback" ? ` to release ${release}` : ` release ${release}`}`;

/** Whole seconds between two moments; null while one is missing. */
export const secondsBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000));
