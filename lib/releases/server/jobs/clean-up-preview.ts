import "server-only";

import { z } from "zod";

import { sendMutation, type SendingRight } from "@/lib/aws/mutation-ledger-repository";
import { openScope, type OpenScope } from "@/lib/aws/scope";
import { database, inTransaction, type Database, type Transaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { defineJob, type JobResult } from "@/lib/jobs/define-job";

import { hasEnded } from "../../operation-state";
import { operationIdSchema } from "../../operation-view";
import { findActAudit } from "../internal/act-audit-repository";
import { callToken, changeSetName } from "../internal/call-token";
import { noteStack } from "../internal/environment-summary-repository";
import { leaseRight } from "../internal/lease-repository";
import { findEnvironmentForOperations, findHoldingOperation, findOpenPreviews, findOperation, lockEnvironment } from "../internal/operation-repository";
import type { OperationRecord } from "../internal/operation-record";
import { withLease } from "../internal/with-lease";

const LATER_SECONDS = 3;
/** Ends of a preview, and what was asked for in the first place where nobody ended it. */
const ENDING_ACTS = ["operation.discard", "operation.expire", "operation.request"] as const;

/**
 * Removes what AWS keeps of a preview that nobody will run: its change set, and the empty shell of a stack that was only ever
 * previewed, which would count against the account's quota. Nothing else is ever deleted here.
 */
export const cleanUpPreview = defineJob({
  name: "releases.clean-up-preview",
  payload: z.object({ operationId: operationIdSchema }),
  timeoutSeconds: 60,
  maxAttempts: 10,
  singletonKey: ({ operationId }) => operationId,
  async run({ operationId }, { signal }): Promise<JobResult> {
    const result = await withLease(operationId, async (fence) => {
      const operation = await findOperation(database(), operationId);
      if (!operation || !hasEnded(operation.state) || operation.startedAt !== null) return "done" as const;
      const { accountId, region } = operation.environment;
      return cleanUp(operation, fence, await openScope({ accountId, region }, { priority: "sweep", signal }));
    });
    return result ?? { againInSeconds: LATER_SECONDS };
  },
});

async function cleanUp(operation: OperationRecord, fence: number, aws: OpenScope): Promise<JobResult> {
  const cloudFormation = await aws.cloudFormation();
  const auditId = await findActAudit(database(), operation.id, ENDING_ACTS);
  const call = { operationId: operation.id, auditId, ...aws.scope };
  const right = leaseRight(operation.id, fence);

  const changeSetArn = operation.changeSetArn ?? (await cloudFormation.describeChangeSet(changeSetName(operation.id), operation.environment.stackName))?.changeSetArn;
  if (changeSetArn && (await cloudFormation.describeChangeSet(changeSetArn))) {
    const answer = await sendMutation(
      { ...call, token: callToken(operation.id, "delete-change-set"), action: "cloudformation:DeleteChangeSet", target: changeSetArn },
      () => cloudFormation.deleteChangeSet({ changeSetArn }),
      right,
    );
    if (answer.kind === "no-answer") return { againInSeconds: LATER_SECONDS };
  }

  const stackArn = operation.stackArn;
  if (stackArn === null || operation.resolvedTo !== "create-stack") return "done";
  if (await isWanted(database(), operation)) return "done";
  const stack = await cloudFormation.describeStack(stackArn);
  let isGone = stack === null || stack.status === "DELETE_COMPLETE";
  if (stack?.status === "REVIEW_IN_PROGRESS") {
    if ((await cloudFormation.listChangeSets(stackArn)).length > 0) return "done";
    const token = callToken(operation.id, "delete-shell");
    const answer = await sendMutation(
      { ...call, token, action: "cloudformation:DeleteStack", target: stackArn },
      () => cloudFormation.deleteStack({ stackArn, retainResources: [], roleArn: aws.connection.executionRoleArn, token }),
      whileUnwanted(operation, right),
    ).catch(spareWanted);
    if (answer === "wanted") return "done";
    if (answer.kind === "no-answer") return { againInSeconds: LATER_SECONDS };
    isGone = answer.kind === "accepted" || answer.kind === "already-done";
  }
  // Alive after all, because another preview of the same shell ran, or because AWS refused to delete it.
  if (!isGone) return "done";
  await inTransaction(async (tx) => {
    // Its name may live again by now, as the shell of a preview that came after.
    const environment = await lockEnvironmentOf(tx, operation.environmentId);
    if (environment?.stackArn !== stackArn || (await isWanted(tx, operation))) return;
    await noteStack(tx, operation.environmentId, { stackStatus: "DELETE_COMPLETE", stackStatusReason: null, stackStatusAsOf: new Date() });
    await publishEnvironment(tx, operation.environmentId);
  });
  return "done";
}

/** Whether somebody's operation or preview needs the stack, be it only its empty shell. */
async function isWanted(tx: Database, { id, environmentId }: OperationRecord): Promise<boolean> {
  return (await findHoldingOperation(tx, environmentId)) !== null || (await findOpenPreviews(tx, environmentId, id)).length > 0;
}

class ShellWantedError extends Error {}

/** The right to delete the shell, confirmed in the moment before it is sent: a preview that somebody asked for meanwhile needs it. */
const whileUnwanted = (operation: OperationRecord, right: SendingRight): SendingRight => ({
  ...right,
  async confirm(tx) {
    await lockEnvironment(tx, operation.environmentId);
    if (await isWanted(tx, operation)) throw new ShellWantedError();
    await right.confirm(tx);
  },
});

function spareWanted(error: unknown): "wanted" {
  if (error instanceof ShellWantedError) return "wanted";
  throw error;
}

async function lockEnvironmentOf(tx: Transaction, environmentId: string) {
  await lockEnvironment(tx, environmentId);
  return findEnvironmentForOperations(tx, environmentId);
}
