import type { CancelFate } from "./cancel-fate";
import type { Resolution } from "./operation-state";

/** How an operation can end once AWS had begun it. */
export type OperationOutcome = "succeeded" | "rolled-back" | "cancelled" | "failed" | "stuck";

/** Statuses in which AWS has finished, whatever it had been asked for. */
const FINAL = /^(CREATE|UPDATE|DELETE|IMPORT|ROLLBACK|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_(COMPLETE|FAILED)$/;

/** Whether a status of the stack itself ends what AWS was doing. The two clean-up statuses do not. */
export const isFinalStatus = (status: string): boolean => FINAL.test(status);

/**
 * What a final status means for the operation that led to it; null where the status does not end this kind of operation (it is from
 * before, or AWS goes on). "stuck" is for a rollback or deletion that AWS itself could not finish, so that a person is needed.
 */
export function outcomeOf(resolvedTo: Resolution, finalStatus: string, cancel: CancelFate): OperationOutcome | null {
  switch (resolvedTo) {
    case "create-stack":
      // A create is cancelled by deleting the stack: whatever it reaches before that, the deletion is, or may be, still to come.
      if (cancel !== "none" && !finalStatus.startsWith("DELETE_")) return null;
      switch (finalStatus) {
        case "CREATE_COMPLETE":
          return "succeeded";
        case "ROLLBACK_COMPLETE":
          return "rolled-back";
        case "CREATE_FAILED":
          return "failed";
        case "ROLLBACK_FAILED":
        case "DELETE_FAILED":
          return "stuck";
        case "DELETE_COMPLETE":
          return cancel === "taken" ? "cancelled" : "rolled-back";
        default:
          return null;
      }
    case "update-stack":
      switch (finalStatus) {
        case "UPDATE_COMPLETE":
        case "CREATE_COMPLETE":
          return "succeeded";
        case "UPDATE_ROLLBACK_COMPLETE":
          return cancel === "taken" ? "cancelled" : "rolled-back";
        case "ROLLBACK_COMPLETE":
          return "rolled-back";
        case "UPDATE_FAILED":
        case "CREATE_FAILED":
          return "failed";
        case "UPDATE_ROLLBACK_FAILED":
        case "ROLLBACK_FAILED":
          return "stuck";
        default:
          return null;
      }
    case "cancel-update":
    case "continue-update-rollback":
      if (finalStatus === "UPDATE_ROLLBACK_COMPLETE") return "succeeded";
      return finalStatus === "UPDATE_ROLLBACK_FAILED" ? "stuck" : null;
    case "rollback-stack":
      switch (finalStatus) {
        case "UPDATE_ROLLBACK_COMPLETE":
        case "ROLLBACK_COMPLETE":
        case "DELETE_COMPLETE":
          return "succeeded";
        case "UPDATE_ROLLBACK_FAILED":
        case "ROLLBACK_FAILED":
        case "DELETE_FAILED":
          return "stuck";
        default:
          return null;
      }
    case "delete-stack":
      if (finalStatus === "DELETE_COMPLETE") return "succeeded";
      return finalStatus === "DELETE_FAILED" ? "failed" : null;
  }
}
