import "server-only";

import { createHash } from "node:crypto";

/** The mutations that an operation may send, each at most once as far as AWS is concerned. */
export type CallPurpose = "create-change-set" | "submit" | "cancel" | "delete-change-set" | "delete-shell";

/**
 * The token of an operation's call: always the same for the same operation and purpose, so that a worker that starts after a crash
 * knows it without having been told, and sending again is the same call. `round` counts a person's further tries (a second cancel).
 */
export function callToken(operationId: string, purpose: CallPurpose, round = 0): string {
  const digest = createHash("sha256").update(`${operationId} ${purpose} ${round}`).digest("hex");
  // A UUID by form (version 8: made by a rule of one's own), because the ledger keys on one and AWS takes one.
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** The change set of an operation: found by name after a crash. Letters, digits and hyphens, beginning with a letter. */
export const changeSetName = (operationId: string): string => `pilothouse-${operationId}`;
