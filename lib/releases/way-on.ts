import { isLegal, type StackAct } from "./legality";
import { isStackBusy } from "./stack-status";

/** How a stack in this status goes on once the cause is mended. `act` is what the legality table has to allow then; null: waiting is all. */
export type WayOn = { act: StackAct | null; words: string };

/** The step after the remedy, by the stack's status: never one that AWS would refuse in it. Null status: there is no stack. */
export function wayOn(status: string | null): WayOn {
  switch (status) {
    case null:
    case "DELETE_COMPLETE":
    case "REVIEW_IN_PROGRESS":
      return { act: "deploy-create", words: "Then launch again." };
    case "CREATE_IN_PROGRESS":
    case "ROLLBACK_IN_PROGRESS":
      return { act: null, words: "AWS is removing what it had made; after that, delete the stack and launch again." };
    case "ROLLBACK_COMPLETE":
    case "ROLLBACK_FAILED":
      return { act: "delete", words: "Then delete the stack and launch again." };
    case "UPDATE_IN_PROGRESS":
    case "UPDATE_ROLLBACK_IN_PROGRESS":
    case "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS":
      return { act: null, words: "AWS is taking the update back; after that, deploy a new release." };
    case "UPDATE_ROLLBACK_FAILED":
      return { act: "continue-rollback", words: "Then continue the rollback." };
    case "CREATE_FAILED":
    case "UPDATE_FAILED":
      return { act: "retry", words: "Then retry." };
    case "DELETE_IN_PROGRESS":
      return { act: null, words: "AWS is deleting the stack; wait until it has finished." };
    case "DELETE_FAILED":
      return { act: "delete", words: "Then delete the stack again." };
    case "IMPORT_ROLLBACK_FAILED":
      return { act: null, words: "Then mend the stack in the AWS console." };
    default:
      if (isLegal("deploy-update", status)) return { act: "deploy-update", words: "Then deploy a new release." };
      return { act: null, words: isStackBusy(status) ? "Wait until AWS has finished." : "Look at the stack in the AWS console before you change it." };
  }
}
