import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { inTransaction } from "@/lib/db/transaction";
import { prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import { isLegal, whyNotLegal } from "../legality";
import { hasEnded } from "../operation-state";
import type { CancelOperation, OperationView } from "../operation-view";
import { isStackBusy } from "../stack-status";
import type { OperationRecord } from "./internal/operation-record";
import { findOperation, lockEnvironment } from "./internal/operation-repository";
import { operationViewOf } from "./internal/operation-view-of";
import { requestCancel } from "./internal/request-cancel";
import { carryOutCancel } from "./jobs/carry-out-cancel";

/**
 * Stops what runs: an update is taken back by AWS, a create is deleted, which asks for the environment's name. The worker sends it;
 * the operation ends `cancelled` once AWS has taken everything back. Throws "not-found", "not-possible", "confirmation-required",
 * "environment-protected".
 */
export async function cancelOperation({ actor, operationId, typedName, reason }: { actor: Actor; operationId: string } & CancelOperation): Promise<OperationView> {
  authorize(actor, "operations:run");
  await prepareQueue(carryOutCancel);
  return inTransaction(async (tx) => {
    const found = await findOperation(tx, operationId);
    if (!found) throw new AppError("not-found", "There is no such operation.");
    await lockEnvironment(tx, found.environmentId);
    const operation = (await findOperation(tx, operationId)) ?? found;
    refuseWhereImpossible(operation, typedName);
    return operationViewOf(await requestCancel(tx, { actor, operation, reason, askedAs: "cancel" }));
  });
}

function refuseWhereImpossible({ state, resolvedTo, cancelRequestedAt, cancelRequestedBy, environment }: OperationRecord, typedName: string | undefined): void {
  if (hasEnded(state)) throw new AppError("not-possible", "It has ended already.");
  if (state === "queued" || state === "previewing" || state === "previewed") throw new AppError("not-possible", "Nothing runs yet: discard the preview instead.");
  if (state !== "running") throw new AppError("not-possible", "AWS has not answered yet whether it accepted the change; try again when it has.");
  if (cancelRequestedAt !== null) throw new AppError("not-possible", `${cancelRequestedBy} is cancelling it already.`);
  if (resolvedTo !== "create-stack" && resolvedTo !== "update-stack") throw new AppError("not-possible", "AWS offers no way to stop this; it has to run to its end.");

  const act = resolvedTo === "create-stack" ? "abort-create" : "cancel-update";
  const { stackStatus } = environment;
  // At rest, the status on record is from before AWS accepted the change; the worker looks again before it sends anything.
  if (stackStatus !== null && isStackBusy(stackStatus) && !isLegal(act, stackStatus)) throw new AppError("not-possible", whyNotLegal(act, stackStatus));
  if (resolvedTo !== "create-stack") return;
  if (environment.protected) throw new AppError("environment-protected", `${environment.name} is protected: cancelling its launch would delete the stack.`);
  if (typedName !== environment.name)
    throw new AppError("confirmation-required", `Cancelling a launch deletes the stack. Type the environment's name, ${environment.name}, to go on.`);
}
