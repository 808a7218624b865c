import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";
import { inAnsweredTransaction } from "@/lib/http/server/answered-transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import type { OperationView } from "../operation-view";
import { moveOperation } from "./internal/move-operation";
import { findOperation, lockOperation } from "./internal/operation-repository";
import { operationViewOf } from "./internal/operation-view-of";
import { refuseWhereAccepted } from "./internal/refuse-where-accepted";
import { cleanUpPreview } from "./jobs/clean-up-preview";

/**
 * Ends an operation before anything ran; the worker removes its change set. One that needs a person is settled by this as not
 * accepted by AWS, which is asked once more. Throws "not-found", "not-possible", `AwsError`.
 */
export async function discardOperation({ actor, operationId }: { actor: Actor; operationId: string }): Promise<OperationView> {
  authorize(actor, "operations:run");
  await prepareQueue(cleanUpPreview);
  const seen = await findOperation(database(), operationId);
  if (seen?.state === "needs-human") await refuseWhereAccepted(seen);
  return inAnsweredTransaction(async (tx) => {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new AppError("not-found", "There is no such operation.");
    // Only what AWS was asked about above, and not what came to need a person since.
    const settles = operation.state === "needs-human" && seen?.version === operation.version;
    const discarded = settles
      ? await moveOperation(tx, operation, { seen: { kind: "settled-as-not-accepted" }, change: { stateReason: `Settled by ${actor.name} as not accepted by AWS.` }, now: new Date() })
      : await moveOperation(tx, operation, { seen: { kind: "discarded" }, now: new Date() });
    if (!discarded) throw new AppError("not-possible", `It is ${operation.state} already; only a preview, or an operation that needs a person, can be discarded.`);
    await writeAudit(tx, {
      actor,
      action: "operation.discard",
      outcome: { kind: "done" },
      object: { type: "operation", id: operationId },
      environmentId: operation.environmentId,
      operationId,
      summary: settles
        ? `Settled ${operation.requestedBy}'s ${operation.kind} of ${operation.environment.name} as not accepted by AWS.`
        : `Discarded ${operation.requestedBy}'s ${operation.kind} of ${operation.environment.name} before it ran.`,
    });
    await enqueue(tx, cleanUpPreview, { operationId });
    return operationViewOf(discarded);
  });
}
