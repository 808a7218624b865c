import "server-only";

import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import type { OperationObservation } from "../../advance-operation";
import { cleanUpPreview } from "../jobs/clean-up-preview";
import { moveOperation } from "./move-operation";
import type { StepContext, StepResult } from "./operation-step";

/**
 * Ends an operation whose preview came to nothing, and has the change set that AWS may keep of it removed. "waiting" where that does
 * not apply in its state: nothing was written, and taking the same step again at once would not change that.
 */
export async function endPreview({ operation, fence, now }: StepContext, seen: OperationObservation, reason: string | null): Promise<StepResult> {
  await prepareQueue(cleanUpPreview);
  return inTransaction(async (tx) => {
    const ended = await moveOperation(tx, operation, { seen, change: { stateReason: reason, asOf: now }, fence, now });
    if (!ended) return "waiting";
    await enqueue(tx, cleanUpPreview, { operationId: operation.id });
    return "moved";
  });
}
