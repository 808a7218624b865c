import { isKnownStackStatus, type StackStatus } from "./stack-status";

/** What can be done to a stack. `deploy-create` and `deploy-update` are one act for a person; `legalDeploy` chooses. */
export const STACK_ACTS = [
  "deploy-create",
  "deploy-update",
  "cancel-update",
  "abort-create",
  "continue-rollback",
  "rollback-stack",
  "retry",
  "delete",
  "release-rollback",
] as const;
export type StackAct = (typeof STACK_ACTS)[number];

/** "-" (no row): AWS refuses it, or we do although AWS may not. */
const SETTLED: readonly StackAct[] = ["deploy-update", "delete", "release-rollback"];
const FAILED_WITHOUT_ROLLBACK: readonly StackAct[] = ["retry", "rollback-stack", "delete"];
const NOTHING: readonly StackAct[] = [];

/**
 * The one table of what is legal in which status: buttons, routes and the worker all ask it. From the CloudFormation user guide
 * ("Understand stack creation events", "Continue rolling back an update", "Choose how to handle failures") and the API reference.
 *
 * Stricter than AWS on purpose: nothing is deleted in the middle of a rollback, and an import that failed to roll back is left to
 * a person in the console.
 */
const LEGAL_ACTS: Record<StackStatus, readonly StackAct[]> = {
  REVIEW_IN_PROGRESS: ["deploy-create", "delete"],
  CREATE_IN_PROGRESS: ["abort-create"],
  CREATE_FAILED: FAILED_WITHOUT_ROLLBACK,
  CREATE_COMPLETE: SETTLED,
  ROLLBACK_IN_PROGRESS: NOTHING,
  ROLLBACK_COMPLETE: ["delete"],
  ROLLBACK_FAILED: ["delete"],
  UPDATE_IN_PROGRESS: ["cancel-update"],
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: NOTHING,
  UPDATE_COMPLETE: SETTLED,
  UPDATE_FAILED: FAILED_WITHOUT_ROLLBACK,
  UPDATE_ROLLBACK_IN_PROGRESS: NOTHING,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: NOTHING,
  UPDATE_ROLLBACK_COMPLETE: SETTLED,
  UPDATE_ROLLBACK_FAILED: ["continue-rollback", "delete"],
  DELETE_IN_PROGRESS: NOTHING,
  DELETE_FAILED: ["delete"],
  DELETE_COMPLETE: ["deploy-create"],
  IMPORT_IN_PROGRESS: NOTHING,
  IMPORT_COMPLETE: SETTLED,
  IMPORT_ROLLBACK_IN_PROGRESS: NOTHING,
  IMPORT_ROLLBACK_FAILED: NOTHING,
  IMPORT_ROLLBACK_COMPLETE: SETTLED,
};

/** What may be done; `null` means that there is no stack. A status that AWS added since allows nothing until we know what it means. */
export function actsFor(status: string | null): readonly StackAct[] {
  if (status === null) return LEGAL_ACTS.DELETE_COMPLETE;
  return isKnownStackStatus(status) ? LEGAL_ACTS[status] : NOTHING;
}

export const isLegal = (act: StackAct, status: string | null): boolean => actsFor(status).includes(act);

/** Which kind of deployment the status asks for; null where none is legal. */
export function legalDeploy(status: string | null): "deploy-create" | "deploy-update" | null {
  if (isLegal("deploy-create", status)) return "deploy-create";
  return isLegal("deploy-update", status) ? "deploy-update" : null;
}

/** Why an act is refused in this status, as a sentence that also says what helps. Only meaningful where `isLegal` is false. */
export function whyNotLegal(act: StackAct, status: string | null): string {
  if (status === null || status === "DELETE_COMPLETE") return "There is no stack yet: deploy a release first.";
  if (!isKnownStackStatus(status))
    return `AWS reports the status ${status}, which this version of Pilothouse does not know; it changes nothing until it does.`;
  if (status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS") return `AWS is at work on the stack (${status}); wait until it has finished.`;
  switch (status) {
    case "REVIEW_IN_PROGRESS":
      return "The stack is an empty shell that waits for its first deployment.";
    case "ROLLBACK_COMPLETE":
    case "ROLLBACK_FAILED":
      return `The stack's creation failed (${status}) and AWS now only lets it be deleted; delete it, then deploy again.`;
    case "UPDATE_ROLLBACK_FAILED":
      return "The last rollback failed; continue it, or delete the stack.";
    case "CREATE_FAILED":
    case "UPDATE_FAILED":
      return `The stack stopped half way (${status}); retry, roll it back or delete it.`;
    case "DELETE_FAILED":
      return "Deleting the stack failed half way; delete it again, keeping what blocks it if need be.";
    case "IMPORT_ROLLBACK_FAILED":
      return "An import could not be rolled back; this has to be mended in the AWS console.";
    default:
      return act === "continue-rollback" || act === "rollback-stack" || act === "retry"
        ? `Nothing has failed here: the stack is in ${status}.`
        : `Nothing is running that could be stopped: the stack is in ${status}.`;
  }
}
