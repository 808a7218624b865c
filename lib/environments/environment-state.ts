import type { EnvironmentView } from "./environment-view";
import type { HealthSummary } from "./health-summary";

/**
 * How an environment stands, in one word, for counting and filtering. Healthy: its stack stands, its alarms are told and rest, and its
 * health address answers. "unsure": the stack stands, and of alarms or health not all could be told. "unknown": AWS uses a status that we do
 * not know. Neither is ever counted as healthy.
 */
export const ENVIRONMENT_STATES = ["needs-you", "running", "in-alarm", "unsure", "healthy", "no-stack", "unknown"] as const;
export type EnvironmentState = (typeof ENVIRONMENT_STATES)[number];

/** What is known of its alarms and of its health address. Counts null: never read; unread since: AWS does not answer any more. */
type Wellness = Pick<EnvironmentView, "alarmsTotal" | "alarmsInAlarm" | "alarmsWithoutData" | "alarmsUnreadSince"> & { health: Pick<HealthSummary, "state"> };

type Deployed = { stackStatus: string | null; lastOperation: { kind: string; state: string } | null };

type StateRule = { state: EnvironmentState | "stands"; operationStates?: readonly string[]; stackStatuses?: readonly (string | null)[] };

/** First match first. The database's function environment_state_place says the same. Status null: no stack. */
const STATE_RULES: readonly StateRule[] = [
  { state: "needs-you", operationStates: ["previewed", "stuck", "needs-human"] },
  { state: "running", operationStates: ["queued", "previewing", "submitting", "running", "unknown"] },
  {
    state: "stands",
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
export function environmentStateOf(environment: Wellness & Deployed): EnvironmentState {
  if (isDeletedOutside(environment)) return "needs-you";
  const operationState = environment.lastOperation?.state;
  const rule = STATE_RULES.find(
    ({ operationStates, stackStatuses }) =>
      (operationState !== undefined && operationStates?.includes(operationState)) || stackStatuses?.includes(environment.stackStatus),
  );
  return rule?.state === "stands" ? standing(environment) : (rule?.state ?? "unknown");
}

/** What leaves a stack standing where it ends well. A rollback is not among them: of a launch that failed half way it is a deletion. */
const LEAVES_A_STACK: readonly string[] = ["deploy", "retry", "continue-rollback"];

/** Whether its stack is gone although what was done last here left one standing. */
export const isDeletedOutside = ({ stackStatus, lastOperation }: Deployed): boolean =>
  stackStatus === "DELETE_COMPLETE" && lastOperation?.state === "succeeded" && LEAVES_A_STACK.includes(lastOperation.kind);

/** Of an environment whose stack stands: what fails comes before what rings, and both before what nobody could tell. */
function standing({ alarmsTotal, alarmsInAlarm, alarmsWithoutData, alarmsUnreadSince, health }: Wellness): EnvironmentState {
  if (health.state === "failing") return "needs-you";
  if (alarmsInAlarm !== null && alarmsInAlarm > 0) return "in-alarm";
  const areAlarmsTold = alarmsTotal !== null && alarmsWithoutData === 0 && alarmsUnreadSince === null;
  return areAlarmsTold && health.state === "well" ? "healthy" : "unsure";
}
