import "server-only";

import { failureOf } from "./errors";

/**
 * What is known after a mutation was sent.
 *
 *   accepted      AWS took it; `requestId` is for AWS support
 *   refused       AWS said no and did nothing
 *   already-done  the same token was accepted before: adopt what it did
 *   no-answer     it may have been accepted or not: look for the token in the stack's events, or send again with the same token
 */
export type MutationAnswer<Accepted extends object = object> =
  | ({ kind: "accepted"; requestId: string | null } & Accepted)
  | { kind: "refused"; errorCode: string; message: string }
  | { kind: "already-done"; errorCode: string }
  | { kind: "no-answer"; why: NoAnswerReason; message: string };

/** "throttled": AWS certainly did nothing; it is here because the right next step is the same: send again with the same token. */
export type NoAnswerReason = "no-connection" | "malformed" | "server-error" | "throttled";

/** What, for one action, says that it was done before: these error codes, or (for a deletion) that there is nothing to delete. */
export type DoneBefore = { errorCodes?: readonly string[]; whereMissing?: boolean };

/** Turns the rejection of a mutation into an answer. Never throws: a result that nobody knows must not get lost in an exception. */
export function answerOfRejection(error: unknown, { errorCodes = [], whereMissing = false }: DoneBefore = {}): MutationAnswer<never> {
  const failure = failureOf(error);
  const code = failure.awsCode;
  if (code !== null && (code === "TokenAlreadyExistsException" || errorCodes.includes(code) || (whereMissing && failure.kind === "not-found")))
    return { kind: "already-done", errorCode: code };
  switch (failure.kind) {
    case "denied":
    case "invalid":
    case "not-found":
      return { kind: "refused", errorCode: code ?? "Unknown", message: failure.awsMessage };
    case "throttled":
      return { kind: "no-answer", why: "throttled", message: failure.awsMessage };
    case "malformed":
      return { kind: "no-answer", why: "malformed", message: failure.awsMessage };
    case "unreachable":
      return { kind: "no-answer", why: failure.httpStatus === null ? "no-connection" : "server-error", message: failure.awsMessage };
  }
}
