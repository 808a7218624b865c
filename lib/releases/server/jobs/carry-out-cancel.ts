import "server-only";

import { z } from "zod";

import { listCalls, sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { openScope } from "@/lib/aws/scope";
import { database, inTransaction } from "@/lib/db/transaction";
import { defineJob, type JobResult } from "@/lib/jobs/define-job";

import { cancelStep, type CancelCall } from "../../cancel-step";
import { operationIdSchema } from "../../operation-view";
import { callToken } from "../internal/call-token";
import { findFirstByToken, findNewestOfStack } from "../internal/event-repository";
import { leaseRight } from "../internal/lease-repository";
import { writeOperation } from "../internal/move-operation";
import { findOperation } from "../internal/operation-repository";
import type { OperationRecord } from "../internal/operation-record";
import type { StepContext } from "../internal/operation-step";
import { withLease } from "../internal/with-lease";

const AGAIN_SECONDS = 3;

/**
 * Stops a running operation as somebody asked: an update by CancelUpdateStack, a create by deleting the stack. Under a token of its
 * own, which follows from the act, so that a repeat is the same call. Where it comes too late the operation goes on and says so.
 */
export const carryOutCancel = defineJob({
  name: "releases.carry-out-cancel",
  payload: z.object({ operationId: operationIdSchema, auditId: z.string().regex(/^\d+$/) }),
  timeoutSeconds: 60,
  maxAttempts: 10,
  singletonKey: ({ operationId, auditId }) => `${operationId} ${auditId}`,
  async run({ operationId, auditId }, { now, signal }): Promise<JobResult> {
    const result = await withLease(operationId, async (fence): Promise<JobResult> => {
      const operation = await findOperation(database(), operationId);
      if (operation?.state !== "running" || operation.cancelRequestedAt === null) return "done";
      const { accountId, region } = operation.environment;
      const aws = await openScope({ accountId, region }, { priority: "resolve", signal });
      return cancel({ operation, fence, aws, now, signal }, BigInt(auditId));
    });
    return result ?? { againInSeconds: AGAIN_SECONDS };
  },
});

async function cancel({ operation, fence, aws, now }: StepContext, auditId: bigint): Promise<JobResult> {
  const stackArn = operation.stackArn ?? operation.environment.stackArn;
  if (stackArn === null) return "done";
  const cloudFormation = await aws.cloudFormation();
  const isCreate = operation.resolvedTo === "create-stack";
  const token = callToken(operation.id, "cancel", Number(auditId));
  const step = cancelStep({
    act: isCreate ? "abort-create" : "cancel-update",
    stackStatus: (await cloudFormation.describeStack(stackArn))?.status ?? null,
    toldStatus: await findToldStatus(operation, stackArn),
    startedAt: operation.startedAt,
    call: await findCall(operation.id, token),
    now,
  });
  switch (step.kind) {
    case "under-way":
      return "done";
    case "look-again":
      return { againInSeconds: AGAIN_SECONDS };
    case "too-late":
      return takeBack(operation, fence, `Too late to cancel: ${step.why}`);
    case "send":
      break;
  }

  const call = { token, operationId: operation.id, auditId, ...aws.scope, target: stackArn };
  const right = leaseRight(operation.id, fence);
  const answer = isCreate
    ? await sendMutation(
        { ...call, action: "cloudformation:DeleteStack" },
        () => cloudFormation.deleteStack({ stackArn, retainResources: [], roleArn: aws.connection.executionRoleArn, token }),
        right,
      )
    : await sendMutation({ ...call, action: "cloudformation:CancelUpdateStack" }, () => cloudFormation.cancelUpdateStack({ stackArn, token }), right);
  switch (answer.kind) {
    case "accepted":
    case "already-done":
      return "done";
    case "refused":
      return takeBack(operation, fence, `AWS refused to cancel: ${answer.message}`);
    case "no-answer":
      return { againInSeconds: AGAIN_SECONDS };
  }
}

/** The stack's status by its events since AWS began this operation; null: none of them is stored yet. */
async function findToldStatus({ id }: OperationRecord, stackArn: string): Promise<string | null> {
  if (!(await findFirstByToken(database(), stackArn, callToken(id, "submit")))) return null;
  return (await findNewestOfStack(database(), stackArn))?.status ?? null;
}

async function findCall(operationId: string, token: string): Promise<CancelCall> {
  const sent = (await listCalls(database(), operationId)).find((call) => call.token === token);
  if (!sent) return { kind: "unsent" };
  switch (sent.outcomes.at(-1)?.kind) {
    case "accepted":
    case "found-by-token":
      return { kind: "accepted" };
    case "refused":
      return { kind: "refused" };
    default:
      return { kind: "lost", at: sent.at };
  }
}

/** The operation goes on, and somebody may try again. */
async function takeBack(operation: OperationRecord, fence: number, stateReason: string): Promise<JobResult> {
  await inTransaction((tx) => writeOperation(tx, operation, { cancelRequestedAt: null, cancelRequestedBy: null, stateReason }, fence));
  return "done";
}
