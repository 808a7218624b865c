import "server-only";

import type { StackSnapshot } from "@/lib/aws/cloudformation/stack-snapshot";
import { database, inTransaction, type Transaction } from "@/lib/db/transaction";
import { announceOccasion } from "@/lib/jobs/occasions";

import { endWords } from "../../end-words";
import type { RootCause } from "../../operation-view";
import { findRootCause } from "../../root-cause";
import { stackCourse, type StackCourse } from "../../stack-course";
import { isStackBusy } from "../../stack-status";
import { findActAudit } from "./act-audit-repository";
import { closeEventGaps } from "./close-event-gaps";
import { noteStack } from "./environment-summary-repository";
import { deleteUnconfirmed, listOperationEvents } from "./event-repository";
import { findCancelFate, findCancelRefusal } from "./find-cancel-fate";
import { moveOperation } from "./move-operation";
import { findUpdateTakenBack } from "./operation-repository";
import type { OperationRecord } from "./operation-record";
import type { StepContext } from "./operation-step";
import { progressOf } from "./progress-of";
import { forgetProgress } from "./tell-progress";

const READS_LAG_AT_MOST_MS = 30_000; // past this, a description that still shows the stack at work is not ours any more

/**
 * Ends an operation whose stack polling has seen come to rest: outcome, first cause, running release, outputs. Answers whether it did;
 * not yet where AWS still describes the stack as at work, since its reads lag behind its events.
 */
export async function settleOperation({ operation, fence, aws, now }: StepContext): Promise<boolean> {
  const stackArn = operation.stackArn ?? operation.environment.stackArn;
  if (operation.state !== "running" || stackArn === null) return false;
  const events = await listOperationEvents(database(), operation.id);
  const confirmed = events.filter((event) => event.eventId !== null);
  const cancel = await findCancelFate(database(), operation, confirmed, stackArn);
  const { final } = stackCourse(confirmed, stackArn, operation.resolvedTo, cancel);
  if (!final) return false;

  const snapshot = await (await aws.cloudFormation()).describeStack(stackArn);
  if (snapshot && isStackBusy(snapshot.status) && now.getTime() - final.at.getTime() < READS_LAG_AT_MOST_MS) return false;
  await inTransaction(async (tx) => {
    await deleteUnconfirmed(tx, { operationId: operation.id, stackArn, through: final.at });
    await noteStack(tx, operation.environmentId, { ...summaryOf(snapshot, final, now), runningRelease: await releaseAfter(tx, operation, final) });
    const rootCause = final.outcome === "succeeded" ? null : findRootCause(confirmed, { name: operation.environment.stackName, status: final.status });
    const progress = await progressOf(tx, operation, now, final.outcome === "succeeded");
    await moveOperation(tx, operation, {
      seen: { kind: "settled", outcome: final.outcome },
      change: { asOf: now, rootCause, progress, stateReason: await wordsFor(tx, operation, final, rootCause), stackStatusAtEnd: final.status },
      fence,
      now,
    });
    await announceOccasion(tx, "operation-ended");
  });
  forgetProgress(operation.id);
  await closeEventGaps(aws, operation, stackArn); // behind the end: nobody waits for it, and without it the end is no less true
  return true;
}

type Final = NonNullable<StackCourse["final"]>;

/** AWS describes a deleted stack for ninety days, by its ARN; after that, or where it does not, the event has to do. */
function summaryOf(snapshot: StackSnapshot | null, final: Final, now: Date) {
  const isDeleted = final.status === "DELETE_COMPLETE";
  return {
    stackStatus: isDeleted ? final.status : (snapshot?.status ?? final.status),
    stackStatusReason: snapshot?.statusReason ?? null,
    stackStatusAsOf: now,
    stackOutputs: isDeleted ? [] : (snapshot?.outputs ?? []),
  };
}

/** What the stack runs now; null: nothing, or a mixture that no release describes. */
async function releaseAfter(tx: Transaction, operation: OperationRecord, { status, outcome }: Final): Promise<number | null> {
  if (status === "DELETE_COMPLETE" || status === "ROLLBACK_COMPLETE") return null;
  if (outcome === "succeeded" && (operation.resolvedTo === "create-stack" || operation.resolvedTo === "update-stack")) return operation.release;
  if (status !== "UPDATE_ROLLBACK_COMPLETE") return null;
  // What was skipped is not what it was before.
  if (operation.options.resourcesToSkip.length > 0) return null;
  if (operation.resolvedTo === "update-stack" && operation.kind !== "retry") return operation.fromRelease;
  return (await findUpdateTakenBack(tx, operation.environmentId))?.fromRelease ?? null;
}

async function wordsFor(tx: Transaction, operation: OperationRecord, { outcome }: Final, rootCause: RootCause | null): Promise<string | null> {
  const askedToCancel = (await findActAudit(tx, operation.id, ["operation.cancel"])) !== null;
  return endWords({
    outcome,
    resolvedTo: operation.resolvedTo,
    askedToCancel,
    cancelRefusedWith: askedToCancel ? await findCancelRefusal(tx, operation) : null,
    blocked: rootCause?.blocked ?? [],
  });
}
