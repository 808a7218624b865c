import type { ProblemCode } from "@/lib/shared/app-error";

import { isLegal, whyNotLegal } from "./legality";
import { hasEnded, type OperationState, type Resolution } from "./operation-state";
import { isStackBusy } from "./stack-status";

/** The operation that is to be stopped, and its stack as far as the panel knows it. */
export type CancelSituation = {
  state: OperationState;
  resolvedTo: Resolution;
  cancelRequested: boolean;
  stackStatus: string | null;
  /** The environment: cancelling its launch would delete the stack. */
  protected: boolean;
};

/** `until`: what has to end first, where waiting helps. */
export type CancelPossibility = { possible: true } | { possible: false; code: ProblemCode; why: string; until: string | null };

const no = (why: string, until: string | null = null, code: ProblemCode = "not-possible"): CancelPossibility => ({ possible: false, code, why, until });

/** Whether an operation can be stopped: what the button shows and what the route obeys. */
export function cancelPossibility({ state, resolvedTo, cancelRequested, stackStatus, protected: isProtected }: CancelSituation): CancelPossibility {
  if (hasEnded(state)) return no("It has ended already.");
  if (state === "queued" || state === "previewing" || state === "previewed") return no("Nothing runs yet: discard the preview instead.");
  if (state !== "running") return no("AWS has not answered yet whether it accepted the change.", "AWS has answered");
  if (cancelRequested) return no("It is being cancelled already.", "it has ended");
  if (resolvedTo !== "create-stack" && resolvedTo !== "update-stack") return no("AWS offers no way to stop this; it has to run to its end.", "it has ended");

  const act = resolvedTo === "create-stack" ? "abort-create" : "cancel-update";
  // At rest, the status on record is from before AWS accepted the change; the worker looks again before it sends anything.
  if (stackStatus !== null && isStackBusy(stackStatus) && !isLegal(act, stackStatus)) return no(whyNotLegal(act, stackStatus), "AWS has finished");
  if (resolvedTo === "create-stack" && isProtected)
    return no("The environment is protected: cancelling its launch would delete the stack. Switch the protection off in its settings first.", null, "environment-protected");
  return { possible: true };
}
