import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { inAnsweredTransaction } from "@/lib/http/server/answered-transaction";
import { prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import { cancelPossibility } from "../cancel-possibility";
import type { CancelOperation, OperationView } from "../operation-view";
import type { OperationRecord } from "./internal/operation-record";
import { lockOperation } from "./internal/operation-repository";
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
  return inAnsweredTransaction(async (tx) => {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new AppError("not-found", "There is no such operation.");
    refuseWhereImpossible(operation, typedName);
    return operationViewOf(await requestCancel(tx, { actor, operation, reason, askedAs: "cancel" }));
  });
}

function refuseWhereImpossible({ state, resolvedTo, cancelRequestedAt, environment }: OperationRecord, typedName: string | undefined): void {
  const { stackStatus, protected: isProtected } = environment;
  const answer = cancelPossibility({ state, resolvedTo, cancelRequested: cancelRequestedAt !== null, stackStatus, protected: isProtected });
  if (!answer.possible) throw new AppError(answer.code, answer.why);
  if (resolvedTo === "create-stack" && typedName !== environment.name)
    throw new AppError("confirmation-required", `Cancelling a launch deletes the stack. Type the environment's name, ${environment.name}, to go on.`);
}
