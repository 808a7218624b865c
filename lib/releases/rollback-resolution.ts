import { isLegal } from "./legality";
import type { OperationState, Resolution } from "./operation-state";
import { isStackBusy } from "./stack-status";

/** What stands on the stack now, as far as the panel knows it. */
export type RollbackSituation = {
  /** Null: there is no stack. */
  stackStatus: string | null;
  /** The operation that holds the stack, if one does. */
  holding: { resolvedTo: Resolution; state: OperationState; cancelRequested: boolean } | null;
  /** The last release before the running one that ran well; null: there is none. */
  earlierRelease: number | null;
};

/**
 * What the one Rollback button does in this situation. `label` stands on the button, `says` beside it. Disabled names why and, where
 * waiting helps, until when.
 */
export type RollbackResolution =
  | { kind: "cancel-update"; label: string; says: string }
  | { kind: "continue-update-rollback"; label: string; says: string }
  | { kind: "rollback-stack"; label: string; says: string; deletesStack: boolean }
  | { kind: "to-release"; release: number; label: string; says: string }
  | { kind: "disabled"; label: string; why: string; until: string | null };

const disabled = (why: string, until: string | null = null): RollbackResolution => ({ kind: "disabled", label: "Roll back", why, until });

/**
 * One rule for the button, the API's `rollback` kind and the pages.
 *
 *   update running → cancel it · rollback failed → continue it · stopped half way → RollbackStack · at rest → the earlier release
 */
export function resolveRollback({ stackStatus, holding, earlierRelease }: RollbackSituation): RollbackResolution {
  if (holding?.state === "needs-human")
    return disabled("Nobody can tell yet whether AWS accepted the last change; that has to be settled first.", "it is settled");
  if (holding?.cancelRequested) return disabled("The running change is being cancelled already.", "it has ended");
  if (holding && (holding.state === "submitting" || holding.state === "unknown"))
    return disabled("A change is being handed to AWS at this moment.", "AWS has answered");

  // AWS has accepted the update, though the status on record may still be the one from before it.
  const updateRuns = holding?.resolvedTo === "update-stack" && (stackStatus === null || !isStackBusy(stackStatus));
  if (updateRuns || (stackStatus !== null && isLegal("cancel-update", stackStatus)))
    return {
      kind: "cancel-update",
      label: "Cancel the update",
      says: "Stops the running update; AWS takes back what it has changed so far.",
    };
  if (stackStatus === "CREATE_IN_PROGRESS")
    return disabled("The stack is being created: there is nothing to go back to. Cancel the launch instead, which deletes it.", "it has ended");
  if (stackStatus !== null && isStackBusy(stackStatus)) return disabled(whyBusy(stackStatus), "it has ended");
  if (holding) return disabled("Another change is running on this stack.", "it has ended");

  if (stackStatus !== null && isLegal("continue-rollback", stackStatus))
    return {
      kind: "continue-update-rollback",
      label: "Continue the rollback",
      says: "AWS could not finish the last rollback; this makes it try again from where it stopped.",
    };
  if (stackStatus === "CREATE_FAILED")
    return {
      kind: "rollback-stack",
      label: "Roll back (deletes the stack)",
      says: "The stack never ran: rolling it back deletes everything it made.",
      deletesStack: true,
    };
  if (stackStatus === "UPDATE_FAILED")
    return {
      kind: "rollback-stack",
      label: "Roll back the failed update",
      says: "AWS takes the stack back to its last good state.",
      deletesStack: false,
    };

  if (stackStatus === null || stackStatus === "DELETE_COMPLETE" || stackStatus === "REVIEW_IN_PROGRESS")
    return disabled("There is no running stack that could be rolled back.");
  if (stackStatus === "ROLLBACK_COMPLETE" || stackStatus === "ROLLBACK_FAILED")
    return disabled("The stack's creation was rolled back; AWS only lets it be deleted. Delete it, then deploy again.");
  if (stackStatus === "DELETE_FAILED") return disabled("The stack is half deleted; delete it again.");
  if (stackStatus === "IMPORT_ROLLBACK_FAILED") return disabled("An import could not be rolled back; this has to be mended in the AWS console.");
  if (!isLegal("release-rollback", stackStatus))
    return disabled(`AWS reports the status ${stackStatus}, which this version of Pilothouse does not know.`);
  if (earlierRelease === null) return disabled("There is no earlier release that ran well on this stack.");
  return {
    kind: "to-release",
    release: earlierRelease,
    label: `Roll back to release ${earlierRelease}`,
    says: `Deploys release ${earlierRelease} again, exactly as it was recorded. Data and database schemas stay as they are.`,
  };
}

function whyBusy(status: string): string {
  if (status === "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS") return "The update has succeeded and AWS is removing what it replaced: too late to cancel, too early to go back.";
  if (status.includes("ROLLBACK")) return "A rollback is running already.";
  if (status === "DELETE_IN_PROGRESS") return "The stack is being deleted.";
  return `AWS is at work on the stack (${status}).`;
}
