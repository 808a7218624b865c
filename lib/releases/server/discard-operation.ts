import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import type { OperationView } from "../operation-view";
import { moveOperation } from "./internal/move-operation";
import { findOperation, lockEnvironment } from "./internal/operation-repository";
import { operationViewOf } from "./internal/operation-view-of";
import { cleanUpPreview } from "./jobs/clean-up-preview";

/** Ends an operation before anything ran; the worker removes its change set. Throws "not-found", "not-possible". */
export async function discardOperation({ actor, operationId }: { actor: Actor; operationId: string }): Promise<OperationView> {
  authorize(actor, "operations:run");
  await prepareQueue(cleanUpPreview);
  return inTransaction(async (tx) => {
    const found = await findOperation(tx, operationId);
    if (!found) throw new AppError("not-found", "There is no such operation.");
    await lockEnvironment(tx, found.environmentId);
    const operation = (await findOperation(tx, operationId)) ?? found;
    const discarded = await moveOperation(tx, operation, { seen: { kind: "discarded" }, now: new Date() });
    if (!discarded) throw new AppError("not-possible", `It is ${operation.state} already; only a preview can be discarded.`);
    await writeAudit(tx, {
      actor,
      action: "operation.discard",
      outcome: { kind: "done" },
      object: { type: "operation", id: operationId },
      environmentId: operation.environmentId,
      operationId,
      summary: `Discarded ${operation.requestedBy}'s ${operation.kind} of ${operation.environment.name} before it ran.`,
    });
    await enqueue(tx, cleanUpPreview, { operationId });
    return operationViewOf(discarded);
  });
}
