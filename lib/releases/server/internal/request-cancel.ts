import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { Transaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";

import { carryOutCancel } from "../jobs/carry-out-cancel";
import { writeOperation } from "./move-operation";
import type { OperationRecord } from "./operation-record";

type CancelRequest = { actor: Actor; operation: OperationRecord; reason: string | undefined; askedAs: "cancel" | "rollback" };

/** Writes down that a running operation is to be stopped, and has the worker do it. The caller has made sure that it may. */
export async function requestCancel(tx: Transaction, { actor, operation, reason, askedAs }: CancelRequest): Promise<OperationRecord> {
  const cancelled = await writeOperation(tx, operation, { cancelRequestedAt: new Date(), cancelRequestedBy: actorName(actor) });
  const auditId = await writeAudit(tx, {
    actor,
    action: "operation.cancel",
    outcome: { kind: "done" },
    object: { type: "operation", id: operation.id },
    environmentId: operation.environmentId,
    operationId: operation.id,
    summary: `Asked to cancel ${operation.requestedBy}'s ${operation.kind} of ${operation.environment.name}.`,
    details: { askedAs, reason: reason ?? null },
  });
  await enqueue(tx, carryOutCancel, { operationId: operation.id, auditId: auditId.toString() });
  return cancelled;
}
