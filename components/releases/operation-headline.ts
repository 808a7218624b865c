import type { MarkTone } from "@/components/ui/status-mark";
import { hasEnded, type OperationState } from "@/lib/releases/operation-state";
import type { OperationSummary } from "@/lib/releases/operation-view";

/** The first line of an operation, and what stands under it when it is not simply going well. */
export type OperationHeadline = {
  /** What this is: "Update of harvest-prod to release 9". */
  title: string;
  tone: MarkTone;
  /** How it is, in a few words: the answer to "is it going well?". */
  word: string;
  explanation: { happened: string; means: string; next: string } | null;
};

type Told = Pick<
  OperationSummary,
  | "kind"
  | "resolvedTo"
  | "state"
  | "stateReason"
  | "environmentName"
  | "stackStatus"
  | "release"
  | "fromRelease"
  | "cancelRequestedAt"
  | "cancelRequestedBy"
>;

/** What the operation is about, without how it goes. */
export function operationTitle({ kind, resolvedTo, environmentName, release }: Told): string {
  const to = release === null ? "" : ` to release ${release}`;
  switch (kind) {
    case "deploy":
      return resolvedTo === "create-stack"
        ? `Launch of ${environmentName}${release === null ? "" : `, release ${release}`}`
        : `Update of ${environmentName}${to}`;
    case "rollback":
      return resolvedTo === "rollback-stack" ? `Rollback of ${environmentName}` : `Rollback of ${environmentName}${to}`;
    case "continue-rollback":
      return `Continued rollback of ${environmentName}`;
    case "retry":
      return `Retry of ${environmentName}${release === null ? "" : `, release ${release}`}`;
    case "delete":
      return `Deletion of ${environmentName}`;
  }
}

export function operationHeadline(operation: Told): OperationHeadline {
  const told = (tone: MarkTone, word: string, explanation: OperationHeadline["explanation"] = null): OperationHeadline => ({
    title: operationTitle(operation),
    tone,
    word,
    explanation,
  });
  const { state, stateReason, stackStatus } = operation;
  const because = stateReason ?? "";

  switch (state) {
    case "queued":
      return told("pending", "Waiting for a worker");
    case "previewing":
      return told("in-progress", operation.resolvedTo === "delete-stack" ? "Finding out what would go" : "Asking AWS what would change");
    case "previewed":
      return told("pending", "Waits for a person to confirm");
    case "submitting":
      return told("in-progress", "Handing over to AWS");
    case "running":
      return runningHeadline(operation, told);
    case "succeeded":
      return told("success", isReRelease(operation) ? "Rolled back" : SUCCEEDED[operation.resolvedTo], stateReason === null ? null : notCancelled(operation, stateReason));
    case "rolled-back":
      return told("error", "Failed; AWS took everything back", {
        happened: because || "A resource failed, and AWS undid what had been changed.",
        means: takenBackMeans(operation),
        next: takenBackNext(operation),
      });
    case "cancelled":
      return told("stopped", "Cancelled", {
        happened: `${operation.cancelRequestedBy ?? "Somebody"} cancelled it while it ran.`,
        means:
          operation.resolvedTo === "create-stack"
            ? "Everything it had created has been deleted."
            : `AWS took back what had been changed; the environment runs ${operation.fromRelease === null ? "what it ran before" : `release ${operation.fromRelease} as before`}.`,
        next: "Nothing has to be done.",
      });
    case "failed":
      return told("error", "Failed", {
        happened: because || "It failed; AWS gave no reason.",
        means: stackStatus === null || stackStatus === "DELETE_COMPLETE" ? "There is no stack." : `The stack was left in ${stackStatus}.`,
        next: failedNext(stackStatus),
      });
    case "stuck":
      return told("error", "Stuck: a person has to help", {
        happened: because || "AWS could neither finish nor undo it.",
        means:
          stackStatus === "DELETE_FAILED"
            ? "The stack is half deleted: what is left goes on running and costing. AWS does nothing more by itself."
            : `The stack stands in ${stackStatus ?? "a state that AWS did not name"}: some resources are old, some new. AWS does nothing more by itself.`,
        next: failedNext(stackStatus),
      });
    case "no-changes":
      return told("success", "Nothing to change", {
        happened: "AWS compared the release with what runs and found no difference.",
        means: "The environment already runs it. Nothing was touched.",
        next: "Nothing has to be done.",
      });
    case "discarded":
      return told("stopped", "Discarded", {
        happened: because || "The preview was discarded before anybody confirmed it.",
        means: "Nothing was changed.",
        next: "Ask for a new preview when you want it after all.",
      });
    case "expired":
      return told("stopped", "Expired", {
        happened: because || "Nobody confirmed the preview in time.",
        means: "Nothing was changed. What the preview said may no longer be true.",
        next: "Ask for a new preview.",
      });
    case "stale":
      return told("warning", "Out of date", {
        happened: because || "Another change ran on this stack first.",
        means: "This preview described a stack that no longer exists like that; AWS has thrown it away. Nothing was changed by it.",
        next: "Look at what changed, then ask for a new preview.",
      });
    case "unknown":
      return told("warning", "Not known whether AWS accepted it", {
        happened: because || "AWS did not answer when the change was handed over.",
        means: "It may run or not. Pilothouse is searching the stack's events for its mark and sends nothing twice.",
        next: "Wait: this settles by itself within about two minutes.",
      });
    case "needs-human":
      return told("error", "Nobody can tell; a person has to look", {
        happened: because || "AWS never said whether it accepted the change, and the stack's events do not tell either.",
        means: "The stack stays locked here, so that nothing is sent twice.",
        next: "Open the stack in the AWS console. If it shows the change, wait: Pilothouse looks for it each minute and goes on by itself. If it is at rest and does not show it, settle this operation as not accepted by AWS; that ends it as failed and unlocks the stack.",
      });
  }
}

/** It did what it was asked for, though somebody wanted to stop it. */
const notCancelled = ({ resolvedTo, release }: Told, happened: string): OperationHeadline["explanation"] => ({
  happened,
  means: release === null ? "It went on to its end." : `It went on to its end: the environment runs release ${release}.`,
  next: resolvedTo === "create-stack" ? "Delete the stack if you do not want it." : "Roll back if you do not want it.",
});

/** A rollback that comes down to an update: for AWS it is one like any other, for people it is not. */
const isReRelease = ({ kind, resolvedTo }: Told): boolean => kind === "rollback" && resolvedTo === "update-stack";

const SUCCEEDED: Record<OperationSummary["resolvedTo"], string> = {
  "create-stack": "Launched",
  "update-stack": "Updated",
  "cancel-update": "Update cancelled",
  "continue-update-rollback": "Rolled back",
  "rollback-stack": "Rolled back",
  "delete-stack": "Deleted",
};

function runningHeadline(operation: Told, told: (tone: MarkTone, word: string) => OperationHeadline): OperationHeadline {
  const { resolvedTo, stackStatus, cancelRequestedAt, fromRelease } = operation;
  if (cancelRequestedAt !== null)
    return told("warning", resolvedTo === "create-stack" ? "Cancelling: deleting what was created" : "Cancelling: AWS is taking it back");
  if (stackStatus === "ROLLBACK_IN_PROGRESS" && resolvedTo === "create-stack") return told("error", "Failed; AWS is removing what was created");
  if (stackStatus?.startsWith("UPDATE_ROLLBACK") && resolvedTo === "update-stack")
    return told("error", fromRelease === null ? "Failed; AWS is rolling back" : `Failed; AWS is rolling back to release ${fromRelease}`);
  if (stackStatus === "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS") return told("in-progress", "Updated; AWS is removing what was replaced");
  return told("in-progress", isReRelease(operation) ? "Rolling back" : RUNNING[resolvedTo]);
}

const RUNNING: Record<OperationSummary["resolvedTo"], string> = {
  "create-stack": "Creating",
  "update-stack": "Updating",
  "cancel-update": "Cancelling the update",
  "continue-update-rollback": "Continuing the rollback",
  "rollback-stack": "Rolling back",
  "delete-stack": "Deleting",
};

/** The status is the stack's present one: an empty stack that a failed launch left may have been deleted since. */
function takenBackMeans({ resolvedTo, stackStatus, fromRelease }: Told): string {
  if (stackStatus === "ROLLBACK_COMPLETE") return "Nothing of it runs. What is left is an empty stack that AWS only lets be deleted.";
  if (resolvedTo === "create-stack") return "Nothing of it runs.";
  return `The environment runs ${fromRelease === null ? "what it ran before" : `release ${fromRelease} as before`}.`;
}

function takenBackNext({ resolvedTo, stackStatus }: Told): string {
  if (stackStatus === "ROLLBACK_COMPLETE") return "Mend the cause, delete the stack, launch again.";
  return resolvedTo === "create-stack" ? "Mend the cause, then launch again." : "Mend the cause in a new release and deploy that.";
}

function failedNext(stackStatus: string | null): string {
  switch (stackStatus) {
    case null:
    case "DELETE_COMPLETE":
      return "Mend the cause in a new release and deploy that.";
    case "UPDATE_ROLLBACK_FAILED":
      return "Mend what the cause names, then continue the rollback.";
    case "CREATE_FAILED":
    case "UPDATE_FAILED":
      return "Mend what the cause names and retry, or roll back.";
    case "ROLLBACK_FAILED":
      return "Delete the stack; AWS offers no other way out of this state.";
    case "ROLLBACK_COMPLETE":
      return "Delete the stack, then launch again.";
    case "DELETE_FAILED":
      return "Empty or release what blocks it, then delete again, or keep it and delete the rest.";
    case "IMPORT_ROLLBACK_FAILED":
      return "Mend it in the AWS console.";
    default:
      return "Mend the cause in a new release and deploy that.";
  }
}

/** The document's title while it is watched: how far first, because tabs show little else. */
export function operationDocumentTitle(operation: Told & Pick<OperationSummary, "progress">): string {
  const { title, word } = operationHeadline(operation);
  const percent = operation.state === "running" && operation.progress ? `${operation.progress.percent} % ` : "";
  return `${percent}${hasEnded(operation.state) ? `${word}: ` : ""}${title} · Pilothouse`;
}

/** States in which a page keeps counting seconds. */
export const countsSeconds = (state: OperationState): boolean => !hasEnded(state) && state !== "needs-human";
