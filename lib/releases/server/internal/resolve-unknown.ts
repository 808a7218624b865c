import "server-only";

import { listCalls, recordFoundByToken, sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { database, inTransaction } from "@/lib/db/transaction";

import { isStackBusy } from "../../stack-status";
import { nextOfSearch } from "../../unknown-search";
import { acceptOperation } from "./accept-operation";
import { callToken } from "./call-token";
import { findFirstByToken, findLastConfirmed } from "./event-repository";
import { leaseRight } from "./lease-repository";
import { moveOperation } from "./move-operation";
import { operationMutation } from "./operation-mutation";
import type { StepContext, StepResult } from "./operation-step";
import { takeAnswer } from "./submit-operation";

const BELIEVE_REFUSAL_AFTER_MS = 30_000;
const LOOK_AGAIN_SECONDS = 3;

/**
 * Nobody knows whether AWS accepted the operation. Its token stands on every event that it causes: found, it was accepted; absent
 * while the stack is at rest, it is sent again with the same token, which AWS takes for the same call. What stays open is left to a
 * person, and goes on holding the stack.
 */
export async function resolveUnknown(context: StepContext): Promise<StepResult> {
  const { operation, aws, fence, now } = context;
  const token = callToken(operation.id, "submit");
  if (await findTraces(context, token)) {
    await recordFoundByToken(database(), token);
    return acceptOperation(context);
  }
  if (operation.state !== "unknown") return "waiting";

  const call = (await listCalls(database(), operation.id)).find((candidate) => candidate.token === token);
  const stack = await (await aws.cloudFormation()).describeStack(operation.stackArn ?? operation.environment.stackName);
  const next = nextOfSearch({
    since: operation.submittedAt ?? now,
    outcomes: call?.outcomes ?? [],
    stack: stack === null ? "none" : isStackBusy(stack.status) ? "busy" : "at-rest",
    now,
  });
  if (next === "leave-to-a-person") {
    const reason = "AWS does not show the change, and did not say whether it accepted it. Look at the stack in the AWS console.";
    await inTransaction((tx) => moveOperation(tx, operation, { seen: { kind: "could-not-tell" }, change: { stateReason: reason }, fence, now }));
    return "waiting";
  }
  if (next === "look-again") return { againInSeconds: LOOK_AGAIN_SECONDS };

  const mutation = await operationMutation(context, token);
  // The ledger keeps the first row: the same token is the same call.
  const sameCall = { token, operationId: operation.id, auditId: null, ...aws.scope, action: mutation.action, target: mutation.target };
  const answer = await sendMutation(sameCall, mutation.send, leaseRight(operation.id, fence));
  // A refusal may be the echo of the first sending having been accepted; after half a minute its events would be there.
  const isTooEarly = call !== undefined && now.getTime() - call.at.getTime() < BELIEVE_REFUSAL_AFTER_MS;
  return answer.kind === "refused" && isTooEarly ? { againInSeconds: LOOK_AGAIN_SECONDS } : takeAnswer(context, answer);
}

/** Whether anything at AWS shows that the call was accepted. */
export async function findTraces({ operation, aws }: Pick<StepContext, "operation" | "aws">, token: string): Promise<boolean> {
  const cloudFormation = await aws.cloudFormation();
  const stackArn = operation.stackArn ?? operation.environment.stackArn;
  if (stackArn === null) return false;
  if (await findFirstByToken(database(), stackArn, token)) return true;
  const last = await findLastConfirmed(database(), stackArn);
  const events = await cloudFormation.listStackEvents(stackArn, { untilEventId: last?.eventId });
  if (events.some((event) => event.token === token)) return true;
  if (operation.changeSetArn === null) return false;
  // Nobody but this operation executes its change set.
  const changeSet = await cloudFormation.describeChangeSet(operation.changeSetArn);
  return changeSet?.executionStatus?.startsWith("EXECUTE_") ?? false;
}
