import type { OperationState, Resolution } from "@/lib/releases/operation-state";
import type { OperationView } from "@/lib/releases/operation-view";

/** "stopped": somebody wanted it to end there, and nothing failed. */
export type PhaseState = "done" | "current" | "waiting" | "failed" | "stopped" | "skipped";
export type OperationPhase = { key: "preview" | "confirm" | "submit" | "run"; word: string; state: PhaseState; seconds: number | null };

const RUN_WORD: Record<Resolution, string> = {
  "create-stack": "create",
  "update-stack": "update",
  "cancel-update": "cancel update",
  "continue-update-rollback": "continue rollback",
  "rollback-stack": "roll back",
  "delete-stack": "delete",
};

/** Which phase each state stands in, and whether it stopped there. */
const STANDS_IN: Record<OperationState, { phase: OperationPhase["key"]; how: "current" | "failed" | "stopped" | "done" }> = {
  queued: { phase: "preview", how: "current" },
  previewing: { phase: "preview", how: "current" },
  previewed: { phase: "confirm", how: "current" },
  submitting: { phase: "submit", how: "current" },
  running: { phase: "run", how: "current" },
  succeeded: { phase: "run", how: "done" },
  "rolled-back": { phase: "run", how: "failed" },
  cancelled: { phase: "run", how: "stopped" },
  failed: { phase: "run", how: "failed" },
  stuck: { phase: "run", how: "failed" },
  "no-changes": { phase: "preview", how: "done" },
  discarded: { phase: "confirm", how: "stopped" },
  expired: { phase: "confirm", how: "failed" },
  stale: { phase: "confirm", how: "failed" },
  unknown: { phase: "submit", how: "current" },
  "needs-human": { phase: "submit", how: "failed" },
};

type Timed = Pick<
  OperationView,
  "state" | "resolvedTo" | "requestedAt" | "previewedAt" | "confirmedAt" | "submittedAt" | "startedAt" | "endedAt"
>;

/** The way of an operation as steps with their lengths; the current one counts up to `now`. Kinds without a preview have no such step. */
export function operationPhases(operation: Timed, now: Date): OperationPhase[] {
  const order = ["preview", "confirm", "submit", "run"] as const;
  const { phase: standing, how } = whereItStands(operation);
  const at = order.indexOf(standing);

  const phases = order.map((key, index): OperationPhase => {
    const state: PhaseState = index < at ? "done" : index > at ? (how === "current" ? "waiting" : "skipped") : how;
    const word = key === "run" ? RUN_WORD[operation.resolvedTo] : key;
    return { key, word, state, seconds: state === "waiting" || state === "skipped" ? null : lengthSeconds(operation, key, state, now) };
  });
  return hasPreview(operation) ? phases : phases.filter(({ key }) => key === "submit" || key === "run");
}

/** A failure before anything was sent stopped where the times end, whatever the state's usual place. */
function whereItStands(operation: Timed): { phase: OperationPhase["key"]; how: "current" | "failed" | "stopped" | "done" } {
  const usual = STANDS_IN[operation.state];
  if (operation.state === "queued" && !hasPreview(operation)) return { phase: "submit", how: "current" };
  if (usual.phase !== "run" || usual.how !== "failed") return usual;
  if (operation.startedAt) return usual;
  if (operation.submittedAt) return { phase: "submit", how: "failed" };
  return { phase: operation.previewedAt ? "confirm" : hasPreview(operation) ? "preview" : "submit", how: "failed" };
}

const hasPreview = ({ resolvedTo }: Timed): boolean =>
  resolvedTo === "create-stack" || resolvedTo === "update-stack" || resolvedTo === "delete-stack";

function lengthSeconds(operation: Timed, key: OperationPhase["key"], state: PhaseState, now: Date): number | null {
  const { requestedAt, previewedAt, confirmedAt, submittedAt, startedAt, endedAt } = operation;
  const [from, to] = {
    preview: [requestedAt, previewedAt],
    confirm: [previewedAt, confirmedAt ?? submittedAt],
    submit: [submittedAt, startedAt],
    run: [startedAt, endedAt],
  }[key];
  if (!from) return null;
  const until = to ? Date.parse(to) : endedAt ? Date.parse(endedAt) : state === "current" ? now.getTime() : null;
  return until === null ? null : Math.max(0, Math.round((until - Date.parse(from)) / 1_000));
}
