import "server-only";

import { z } from "zod";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import { moveOperation, OperationMovedError } from "../internal/move-operation";
import { findOperation, listExpiredPreviews } from "../internal/operation-repository";
import { cleanUpPreview } from "./clean-up-preview";

/** Ends previews that nobody confirmed within their day: what they were computed from is too long ago to agree to. */
export const expirePreviews = defineJob({
  name: "releases.expire-previews",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 3,
  everySeconds: 60,
  async run(_payload, { now, signal }) {
    await prepareQueue(cleanUpPreview);
    for (const operationId of await listExpiredPreviews(database(), now)) {
      if (signal.aborted) break;
      await expire(operationId, now).catch((error: unknown) => {
        if (!(error instanceof OperationMovedError)) throw error; // confirmed or discarded in this very moment: nothing to do
      });
    }
    return "done";
  },
});

function expire(operationId: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const operation = await findOperation(tx, operationId);
    if (!operation) return;
    const reason = "Nobody confirmed it within a day.";
    const expired = await moveOperation(tx, operation, { seen: { kind: "expired" }, change: { stateReason: reason }, now });
    if (!expired) return;
    await writeAudit(tx, {
      actor: { kind: "system", name: "Pilothouse" },
      action: "operation.expire",
      outcome: { kind: "done" },
      object: { type: "operation", id: operationId },
      environmentId: operation.environmentId,
      operationId,
      summary: `The preview of ${operation.environment.name} expired: ${reason.toLowerCase()}`,
    });
    await enqueue(tx, cleanUpPreview, { operationId });
  });
}
