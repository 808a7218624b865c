import { hasEnded, type OperationState } from "@/lib/releases/operation-state";
import type { LegalAct, PersonAct } from "@/lib/releases/legal-acts-view";
import type { OperationSummary } from "@/lib/releases/operation-view";

/** A button that leads on from an operation that did not simply succeed. */
export type NextAct = { kind: "act"; label: string; act: LegalAct } | { kind: "settle"; label: string } | { kind: "new-release"; label: string } | { kind: "environment"; label: string };

/**
 * Whether the acts were asked for after this operation ended: before that it held the stack, and the buttons that follow from it would be
 * replaced under the pointer a moment later.
 */
export const areOfNow = ({ id, state }: Pick<OperationSummary, "id" | "state">, acts: readonly LegalAct[]): boolean =>
  !hasEnded(state) || acts.every(({ operationId }) => operationId !== id);

const PREVIEW_AGAIN: readonly OperationState[] = ["stale", "expired", "discarded"];

/**
 * What a person can do about it, the most likely first. Only what is possible now is offered: the stack may have moved on since this
 * operation ended.
 */
export function nextActs(operation: Pick<OperationSummary, "state" | "kind" | "release">, acts: readonly LegalAct[]): NextAct[] {
  const { state, kind } = operation;
  if (state === "needs-human") return [{ kind: "settle", label: "Settle as not accepted by AWS" }];
  if (!hasEnded(state) || state === "succeeded") return [];
  const possible = (name: PersonAct): LegalAct | undefined => acts.find((act) => act.act === name && act.possible);
  const offer = (name: PersonAct, label?: string): NextAct[] => {
    const act = possible(name);
    return act ? [{ kind: "act", label: label ?? act.label, act }] : [];
  };

  if (PREVIEW_AGAIN.includes(state)) {
    const again = possible(kind);
    // The same release as before, not whatever is newest by now.
    const act = again && operation.release !== null && (kind === "deploy" || kind === "rollback") ? { ...again, release: operation.release } : again;
    return act ? [{ kind: "act", label: "Preview it again", act }] : [{ kind: "environment", label: "Go to the environment" }];
  }
  if (state === "no-changes" || state === "cancelled") return [{ kind: "environment", label: "Go to the environment" }];

  const waysOut = [
    ...offer("continue-rollback"),
    // Without a stack to go back to, deleting is the way to launch again.
    ...(possible("deploy") ? [] : offer("retry")),
    ...(possible("deploy") || possible("continue-rollback") || possible("retry") ? [] : offer("delete", "Delete the stack, then launch again…")),
  ];
  return kind === "delete" ? offer("delete", "Delete it again…") : [...waysOut, { kind: "new-release", label: "Draft a new release" }];
}
