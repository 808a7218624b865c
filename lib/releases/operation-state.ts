/**
 * The life of an operation.
 *
 *   queued → previewing → previewed → submitting → running → succeeded | rolled-back | cancelled | failed | stuck
 *                │            │            │
 *                │            │            └→ unknown (AWS may have accepted; found by token, or sent again with the same one)
 *                │            │                  └→ needs-human (even that did not settle it)
 *                │            └→ discarded | expired | stale (somebody else's change ran first)
 *                └→ no-changes | failed
 *
 * Kinds without a preview (continue, roll back a failed stack, retry) begin as submitting: they hold the stack from the moment they
 * are asked for, so that of two that are asked for at once the second is refused there and then.
 */
export const OPERATION_STATES = [
  "queued",
  "previewing",
  "previewed",
  "submitting",
  "running",
  "succeeded",
  "rolled-back",
  "cancelled",
  "failed",
  "stuck",
  "no-changes",
  "discarded",
  "expired",
  "stale",
  "unknown",
  "needs-human",
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

const HOLDING: readonly OperationState[] = ["submitting", "running", "unknown", "needs-human"];
const ENDED: readonly OperationState[] = [
  "succeeded",
  "rolled-back",
  "cancelled",
  "failed",
  "stuck",
  "no-changes",
  "discarded",
  "expired",
  "stale",
];

/** Whether it is the one operation that its stack may have; the database's partial unique index says the same. */
export const holdsStack = (state: OperationState): boolean => HOLDING.includes(state);

/** Whether it is over: it will not move again, whatever AWS says. */
export const hasEnded = (state: OperationState): boolean => ENDED.includes(state);

/** Whether the worker, not a person, is what it waits for. */
export const isInMotion = (state: OperationState): boolean => !hasEnded(state) && state !== "previewed" && state !== "needs-human";

export const OPERATION_KINDS = ["deploy", "rollback", "continue-rollback", "retry", "delete"] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** The AWS act that an operation came down to in the stack's status at the time. */
export const RESOLUTIONS = [
  "create-stack",
  "update-stack",
  "cancel-update",
  "continue-update-rollback",
  "rollback-stack",
  "delete-stack",
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];
