/**
 * How an environment stands, in one word, for counting and filtering. "unknown": AWS uses a status that we do not know, which is
 * never counted as healthy.
 */
export const ENVIRONMENT_STATES = ["needs-you", "running", "healthy", "no-stack", "unknown"] as const;
export type EnvironmentState = (typeof ENVIRONMENT_STATES)[number];

type StateRule = { state: EnvironmentState; operationStates?: readonly string[]; stackStatuses?: readonly (string | null)[] };

/** First match first. The database's function environment_state_place says the same. Status null: no stack. */
const STATE_RULES: readonly StateRule[] = [
  { state: "needs-you", operationStates: ["previewed", "stuck", "needs-human"] },
  { state: "running", operationStates: ["queued", "previewing", "submitting", "running", "unknown"] },
  {
    state: "healthy",
    stackStatuses: ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"],
  },
  {
    state: "needs-you",
    stackStatuses: [
      "CREATE_FAILED",
      "ROLLBACK_FAILED",
      "ROLLBACK_COMPLETE",
      "UPDATE_FAILED",
      "UPDATE_ROLLBACK_FAILED",
      "DELETE_FAILED",
      "IMPORT_ROLLBACK_FAILED",
    ],
  },
  {
    state: "running",
    stackStatuses: [
      "CREATE_IN_PROGRESS",
      "ROLLBACK_IN_PROGRESS",
      "UPDATE_IN_PROGRESS",
      "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
      "UPDATE_ROLLBACK_IN_PROGRESS",
      "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
      "DELETE_IN_PROGRESS",
      "IMPORT_IN_PROGRESS",
      "IMPORT_ROLLBACK_IN_PROGRESS",
    ],
  },
  { state: "no-stack", stackStatuses: [null, "DELETE_COMPLETE", "REVIEW_IN_PROGRESS"] },
];

/** What an operation does now says more than the status that was last read: it comes first. */
export function environmentStateOf(environment: { stackStatus: string | null; lastOperation: { state: string } | null }): EnvironmentState {
  const operationState = environment.lastOperation?.state;
  const rule = STATE_RULES.find(
    ({ operationStates, stackStatuses }) =>
      (operationState !== undefined && operationStates?.includes(operationState)) || stackStatuses?.includes(environment.stackStatus),
  );
  return rule?.state ?? "unknown";
}
