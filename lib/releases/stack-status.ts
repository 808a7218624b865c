/** Every value of CloudFormation's StackStatus that is known today (API reference, "Stack": StackStatus). The wire stays open to others. */
export const STACK_STATUSES = [
  "REVIEW_IN_PROGRESS",
  "CREATE_IN_PROGRESS",
  "CREATE_FAILED",
  "CREATE_COMPLETE",
  "ROLLBACK_IN_PROGRESS",
  "ROLLBACK_COMPLETE",
  "ROLLBACK_FAILED",
  "UPDATE_IN_PROGRESS",
  "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_COMPLETE",
  "UPDATE_FAILED",
  "UPDATE_ROLLBACK_IN_PROGRESS",
  "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_ROLLBACK_COMPLETE",
  "UPDATE_ROLLBACK_FAILED",
  "DELETE_IN_PROGRESS",
  "DELETE_FAILED",
  "DELETE_COMPLETE",
  "IMPORT_IN_PROGRESS",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_IN_PROGRESS",
  "IMPORT_ROLLBACK_FAILED",
  "IMPORT_ROLLBACK_COMPLETE",
] as const;
export type StackStatus = (typeof STACK_STATUSES)[number];

const KNOWN: ReadonlySet<string> = new Set(STACK_STATUSES);

export const isKnownStackStatus = (status: string): status is StackStatus => KNOWN.has(status);

/** Whether AWS is at work on the stack. REVIEW_IN_PROGRESS is not: an empty shell waits for its change set, for as long as it takes. */
export const isStackBusy = (status: string): boolean => status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";

/** Whether there is nothing under the stack's name: never made, deleted, or (null) no stack known. */
export const hasNoStack = (status: string | null): boolean => status === null || status === "DELETE_COMPLETE";
