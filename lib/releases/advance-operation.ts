import type { OperationOutcome } from "./operation-outcome";
import type { OperationState } from "./operation-state";

/** What was learned about an operation: from AWS, from a person, or from the passing of time. */
export type OperationObservation =
  | { kind: "preview-begun" }
  | { kind: "preview-ready" }
  | { kind: "nothing-to-change" }
  | { kind: "preview-failed" }
  | { kind: "confirmed" }
  | { kind: "discarded" }
  | { kind: "expired" }
  /** Somebody else's change ran first, so the preview no longer says what would happen. */
  | { kind: "overtaken" }
  | { kind: "accepted" }
  | { kind: "refused" }
  | { kind: "no-answer" }
  /** The search for the token has ended without an answer. */
  | { kind: "could-not-tell" }
  /** A person has looked, and answers for it that AWS did not accept it. */
  | { kind: "settled-as-not-accepted" }
  | { kind: "settled"; outcome: OperationOutcome };

/** From which states an observation leads on, and where to. What is not here does not apply, and changes nothing. */
const LEADS: Record<Exclude<OperationObservation["kind"], "settled">, { from: readonly OperationState[]; to: OperationState }> = {
  "preview-begun": { from: ["queued"], to: "previewing" },
  "preview-ready": { from: ["queued", "previewing"], to: "previewed" },
  "nothing-to-change": { from: ["previewing", "submitting", "unknown"], to: "no-changes" },
  "preview-failed": { from: ["queued", "previewing"], to: "failed" },
  confirmed: { from: ["previewed"], to: "submitting" },
  discarded: { from: ["queued", "previewing", "previewed"], to: "discarded" },
  expired: { from: ["previewed"], to: "expired" },
  overtaken: { from: ["previewing", "previewed", "submitting", "unknown"], to: "stale" },
  accepted: { from: ["submitting", "unknown", "needs-human"], to: "running" },
  refused: { from: ["submitting", "unknown"], to: "failed" },
  "no-answer": { from: ["submitting"], to: "unknown" },
  "could-not-tell": { from: ["unknown"], to: "needs-human" },
  "settled-as-not-accepted": { from: ["needs-human"], to: "failed" },
};

/**
 * The next state, or null where the observation does not apply: observations arrive more than once and late, and an operation that
 * has ended stays as it ended.
 */
export function advance(state: OperationState, seen: OperationObservation): OperationState | null {
  if (seen.kind === "settled") return state === "running" ? seen.outcome : null;
  const lead = LEADS[seen.kind];
  return lead.from.includes(state) ? lead.to : null;
}
