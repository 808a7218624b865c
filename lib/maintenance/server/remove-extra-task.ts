import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import { publish } from "@/lib/stream/server/stream-repository";

import { removeExtraTaskRow } from "./internal/extra-task-repository";
import { forgetDueSummary } from "./internal/kept-due-summary";

/** Asks for a task of an environment's own no longer; what was signed stays in reports. Throws "not-found". */
export async function removeExtraTask({ actor, environmentId, extraTaskId: id, now }: { actor: Actor; environmentId: string; extraTaskId: string; now: Date }): Promise<void> {
  authorize(actor, "maintenance:write");
  await inTransaction(async (tx) => {
    const removed = await removeExtraTaskRow(tx, { environmentId, id }, now);
    if (!removed) throw new AppError("not-found", "There is no such task any more.");
    await writeAudit(tx, {
      actor,
      action: "maintenance.remove-task",
      outcome: { kind: "done" },
      object: { type: "maintenance-extra-task", id },
      environmentId: removed.environmentId,
      summary: `Took away the task "${removed.title}".`,
    });
    await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId: removed.environmentId, taskKey: null, instance: null } });
  });
  forgetDueSummary();
}
