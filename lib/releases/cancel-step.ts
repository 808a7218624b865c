import { isLegal, whyNotLegal } from "./legality";

const READS_LAG_AT_MOST_MS = 30_000; // AWS's descriptions and events are this late at worst

/** How far this cancel's own call has come, by the ledger: "lost" means sent, or about to be, and never answered. */
export type CancelCall = { kind: "unsent" } | { kind: "accepted" } | { kind: "refused" } | { kind: "lost"; at: Date };

export type CancelCourse = {
  act: "abort-create" | "cancel-update";
  /** By AWS's description; null: there is no stack. */
  stackStatus: string | null;
  /** By the stored events since the operation's beginning; null: they do not tell of it yet. */
  toldStatus: string | null;
  startedAt: Date | null;
  call: CancelCall;
  now: Date;
};

/** What the worker does about a cancel that somebody asked for. "under-way": the events will show how it ends. */
export type CancelStep = { kind: "send" } | { kind: "under-way" } | { kind: "look-again" } | { kind: "too-late"; why: string };

/**
 * Only this cancel's own call makes the operation a cancelled one. Without it, a stack that AWS takes back already is one that failed
 * by itself: the cancel is over, and the operation ends by its own outcome.
 */
export function cancelStep({ act, stackStatus, toldStatus, startedAt, call, now }: CancelCourse): CancelStep {
  if (call.kind === "accepted") return { kind: "under-way" };
  // Events are ahead of descriptions: what they tell to be over is over, and a finished launch must not be deleted.
  if (call.kind === "unsent" && toldStatus !== null && !isLegal(act, toldStatus)) return { kind: "too-late", why: whyTooLate(act, toldStatus) };
  if (isLegal(act, stackStatus)) return { kind: "send" };
  if (call.kind === "lost") {
    if (showsCancel(act, stackStatus)) return { kind: "under-way" };
    if (isRecent(call.at, now)) return { kind: "look-again" };
  }
  // Just accepted, the stack may still be described as it was before.
  const mayLag = toldStatus === null || isLegal(act, toldStatus);
  if (mayLag && startedAt !== null && isRecent(startedAt, now)) return { kind: "look-again" };
  return { kind: "too-late", why: whyTooLate(act, stackStatus) };
}

const isRecent = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < READS_LAG_AT_MOST_MS;

/** Whether the status is one that the cancel's call leads to. */
function showsCancel(act: CancelCourse["act"], status: string | null): boolean {
  return act === "abort-create" ? status === null || status.startsWith("DELETE_") : (status ?? "").startsWith("UPDATE_ROLLBACK_");
}

function whyTooLate(act: CancelCourse["act"], status: string | null): string {
  if (status === null || status.startsWith("DELETE_")) return "the stack is being deleted, or is gone.";
  return status.includes("ROLLBACK") ? `AWS had begun to take it back by itself (${status}).` : whyNotLegal(act, status);
}
