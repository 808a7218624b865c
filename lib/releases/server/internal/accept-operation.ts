import "server-only";

import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import { cleanUpPreview } from "../jobs/clean-up-preview";
import { moveOperation } from "./move-operation";
import { findOpenPreviews } from "./operation-repository";
import type { StepContext, StepResult } from "./operation-step";

/**
 * AWS has accepted the operation. With it, previews of the same stack that others still look at are worthless: executing one change
 * set deletes all the others.
 */
export async function acceptOperation({ operation, fence, now }: StepContext): Promise<StepResult> {
  await prepareQueue(cleanUpPreview);
  await inTransaction(async (tx) => {
    const running = await moveOperation(tx, operation, { seen: { kind: "accepted" }, change: { submittedAt: operation.submittedAt ?? now, startedAt: now, asOf: now, stateReason: null }, fence, now });
    if (!running) return;
    for (const preview of await findOpenPreviews(tx, operation.environmentId, operation.id)) {
      if (preview.state !== "previewed") continue; // one that is still being made meets the busy stack, and says so
      const reason = `${operation.requestedBy}'s ${operation.kind} ran first; make a new preview.`;
      await moveOperation(tx, preview, { seen: { kind: "overtaken" }, change: { stateReason: reason }, now });
      await enqueue(tx, cleanUpPreview, { operationId: preview.id });
    }
  });
  return "waiting";
}
