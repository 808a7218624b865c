import "server-only";

import { z } from "zod";

import { sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { openScope, type OpenScope } from "@/lib/aws/scope";
import { database, inTransaction } from "@/lib/db/transaction";
import { defineJob, type JobResult } from "@/lib/jobs/define-job";

import { isLegal, whyNotLegal } from "../../legality";
import { operationIdSchema } from "../../operation-view";
import { callToken } from "../internal/call-token";
import { writeOperation } from "../internal/move-operation";
import { findOperation } from "../internal/operation-repository";
import type { OperationRecord } from "../internal/operation-record";
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
  async run({ operationId, auditId }, { signal }): Promise<JobResult> {
    const result = await withLease(operationId, async (fence): Promise<JobResult> => {
      const operation = await findOperation(database(), operationId);
      if (operation?.state !== "running" || operation.cancelRequestedAt === null) return "done";
      const { accountId, region } = operation.environment;
      return cancel(operation, fence, BigInt(auditId), await openScope({ accountId, region }, { priority: "resolve", signal }));
    });
    return result ?? { againInSeconds: AGAIN_SECONDS };
  },
});

async function cancel(operation: OperationRecord, fence: number, auditId: bigint, aws: OpenScope): Promise<JobResult> {
  const stackArn = operation.stackArn ?? operation.environment.stackArn;
  if (stackArn === null) return "done";
  const cloudFormation = await aws.cloudFormation();
  const isCreate = operation.resolvedTo === "create-stack";
  const status = (await cloudFormation.describeStack(stackArn))?.status ?? null;
  const act = isCreate ? "abort-create" : "cancel-update";
  if (!isLegal(act, status)) {
    // What was asked may be under way already (a repeat after a crash): then the events show it, and nothing is to be taken back.
    return /ROLLBACK|^DELETE_/.test(status ?? "DELETE_COMPLETE") ? "done" : takeBack(operation, fence, `Too late to cancel: ${whyNotLegal(act, status)}`);
  }

  const token = callToken(operation.id, "cancel", Number(auditId));
  const call = { token, operationId: operation.id, auditId, ...aws.scope, target: stackArn };
  const answer = isCreate
    ? await sendMutation({ ...call, action: "cloudformation:DeleteStack" }, () =>
        cloudFormation.deleteStack({ stackArn, retainResources: [], roleArn: aws.connection.executionRoleArn, token }),
      )
    : await sendMutation({ ...call, action: "cloudformation:CancelUpdateStack" }, () => cloudFormation.cancelUpdateStack({ stackArn, token }));
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

/** The operation goes on, and somebody may try again. */
async function takeBack(operation: OperationRecord, fence: number, stateReason: string): Promise<JobResult> {
  await inTransaction((tx) => writeOperation(tx, operation, { cancelRequestedAt: null, cancelRequestedBy: null, stateReason }, fence));
  return "done";
}
