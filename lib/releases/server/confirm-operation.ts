import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inAnsweredTransaction } from "@/lib/http/server/answered-transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import { isLegal, whyNotLegal } from "../legality";
import type { ConfirmOperation, OperationView } from "../operation-view";
import { moveOperation } from "./internal/move-operation";
import type { OperationRecord } from "./internal/operation-record";
import { findHoldingOperation, lockOperation } from "./internal/operation-repository";
import { operationViewOf, typedNameOf } from "./internal/operation-view-of";
import { advanceOperation } from "./jobs/advance-operation";

/**
 * Lets a previewed operation run: exactly what the preview with this hash showed, and nothing else. Throws "not-found",
 * "stale-preview", "stack-busy", "confirmation-required", "environment-protected", "not-possible".
 */
export async function confirmOperation(input: { actor: Actor; operationId: string } & ConfirmOperation): Promise<OperationView> {
  const { actor, operationId, previewHash, typedName } = input;
  authorize(actor, "operations:run");
  await prepareQueue(advanceOperation);
  return inAnsweredTransaction(async (tx) => {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new AppError("not-found", "There is no such operation.");
    const now = new Date();
    refuseWhereStale(operation, previewHash, now);
    const holding = await findHoldingOperation(tx, operation.environmentId);
    if (holding) throw new AppError("stack-busy", `${holding.requestedBy}'s ${holding.kind} is ${holding.state} on this stack; wait until it has ended.`);
    refuseWhereImpossible(operation, typedName);

    const change = { confirmedAt: now, confirmedBy: actorName(actor) };
    const confirmed = await moveOperation(tx, operation, { seen: { kind: "confirmed" }, change, now });
    if (!confirmed) throw new AppError("stale-preview", "It has moved on meanwhile; look again.");
    await writeAudit(tx, {
      actor,
      action: "operation.confirm",
      outcome: { kind: "done" },
      object: { type: "operation", id: operationId },
      environmentId: operation.environmentId,
      operationId,
      summary: `Confirmed ${operation.requestedBy}'s ${operation.kind} of ${operation.environment.name}.`,
      details: { previewHash, typed: typedName !== undefined },
    });
    await enqueue(tx, advanceOperation, { operationId });
    return operationViewOf(confirmed);
  });
}

function refuseWhereStale({ state, preview, stateReason, confirmedBy }: OperationRecord, previewHash: string, now: Date): void {
  switch (state) {
    case "previewed":
      break;
    case "queued":
    case "previewing":
      throw new AppError("not-possible", "The preview is still being made.");
    case "stale":
    case "expired":
      throw new AppError("stale-preview", stateReason ?? "This preview is no longer true; make a new one.");
    default:
      throw new AppError("not-possible", confirmedBy ? `${confirmedBy} has confirmed it already.` : `It is ${state} and waits for no confirmation.`);
  }
  if (!preview || preview.hash !== previewHash) throw new AppError("stale-preview", "What you confirm is not what this preview says now; look at it again.");
  if (preview.expiresAt <= now) throw new AppError("stale-preview", "This preview is more than a day old; make a new one.");
}

function refuseWhereImpossible(operation: OperationRecord, typedName: string | undefined): void {
  const { environment, resolvedTo } = operation;
  const act = resolvedTo === "create-stack" ? "deploy-create" : resolvedTo === "delete-stack" ? "delete" : "deploy-update";
  if (!isLegal(act, environment.stackStatus)) throw new AppError("stale-preview", `The stack has changed since: ${whyNotLegal(act, environment.stackStatus)}`);
  if (resolvedTo === "delete-stack" && environment.protected)
    throw new AppError("environment-protected", `${environment.name} is protected: its stack cannot be deleted.`);
  const required = typedNameOf(operation);
  if (required !== null && typedName !== required)
    throw new AppError("confirmation-required", `Data is at stake. Type the environment's name, ${required}, to go on.`);
}
