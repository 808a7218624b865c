import "server-only";

import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import type { OperationObservation } from "../../advance-operation";
import { cleanUpPreview } from "../jobs/clean-up-preview";
import { moveOperation } from "./move-operation";
import type { StepContext, StepResult } from "./operation-step";

/** Ends an operation whose preview came to nothing, and has the change set that AWS may keep of it removed. */
export async function endPreview({ operation, fence, now }: StepContext, seen: OperationObservation, reason: string | null): Promise<StepResult> {
  await prepareQueue(cleanUpPreview);
  await inTransaction(async (tx) => {
    const ended = await moveOperation(tx, operation, { seen, change: { stateReason: reason, asOf: now }, fence, now });
    if (ended) await enqueue(tx, cleanUpPreview, { operationId: operation.id });
  });
  return "moved";
}
