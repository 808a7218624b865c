import type { OperationOutcome } from "./operation-outcome";
import type { Resolution } from "./operation-state";

/** How an operation ended, and what had been done to stop it. */
export type OperationEnd = {
  outcome: OperationOutcome;
  resolvedTo: Resolution;
  /** Somebody asked to cancel it while it ran, whatever came of that. */
  askedToCancel: boolean;
  /** AWS's code where it refused the cancelling; null: it did not, or nothing was sent. */
  cancelRefusedWith: string | null;
  /** What AWS could not take back, in AWS's own words; empty: none is known. */
  blocked: readonly { logicalId: string; reason: string }[];
};

/** AWS answers so to a cancel that the stack's status does not allow any more: it came too late. */
const TOO_LATE_CODE = "ValidationError";

const blockedWords = ({ logicalId, reason }: { logicalId: string; reason: string }): string =>
  reason === "" ? `${logicalId} stands in the way; AWS gave no reason.` : `${logicalId} stands in the way; AWS says: “${reason}”`;

/** Why an operation ended as it did, in a sentence or two; null: it did what it was asked for, and there is nothing to explain. */
export function endWords({ outcome, resolvedTo, askedToCancel, cancelRefusedWith, blocked }: OperationEnd): string | null {
  const wasRefused = cancelRefusedWith !== null && cancelRefusedWith !== TOO_LATE_CODE;
  switch (outcome) {
    case "succeeded":
      if (!askedToCancel) return null;
      if (wasRefused) return `AWS refused to cancel it (${cancelRefusedWith}), and it went on to its end.`;
      return `The ${resolvedTo === "create-stack" ? "launch" : "update"} had finished before AWS could cancel it.`;
    case "rolled-back": {
      const words = "AWS could not finish it and has taken everything back.";
      return askedToCancel && !wasRefused ? `${words} That had begun before AWS could cancel it.` : words;
    }
    case "cancelled":
      return "It was cancelled, and AWS has taken everything back.";
    case "failed":
      return "AWS stopped half way and has left the stack as it is.";
    case "stuck":
      return ["AWS could not take it back either.", ...blocked.map(blockedWords), "A person has to decide how to go on."].join(" ");
  }
}
