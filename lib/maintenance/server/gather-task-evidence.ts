import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { unusualOf, untoldOf, type GatheredEvidence } from "../evidence";
import { insertEvidence } from "./internal/evidence-repository";
import { gatherEvidence } from "./internal/evidence/gather-evidence";
import { findTask } from "./internal/find-task";

/**
 * Looks at what a task is about, now, and keeps what was found under an id that a sign-off names. Reads of AWS only; takes ten seconds at
 * the most. Throws "not-found", "not-possible" where the period has not begun.
 */
export async function gatherTaskEvidence({ actor, taskId, now }: { actor: Actor; taskId: string; now: Date }): Promise<GatheredEvidence> {
  authorize(actor, "maintenance:write");
  const { task, of, period, environment, times } = await findTask(taskId);
  if (now < times.start) throw new AppError("not-possible", `${of.instance} has not begun in ${environment.calendar.zone} yet.`);
  const items = await gatherEvidence({ actor, environment, kinds: task.evidence, period, now });
  return inTransaction(async (tx) => {
    const evidence = await insertEvidence(tx, of, items, { gatheredBy: actorName(actor), gatheredAt: now });
    await writeAudit(tx, {
      actor,
      action: "maintenance.gather",
      outcome: { kind: "done" },
      object: { type: "maintenance-task", id: taskId },
      environmentId: environment.id,
      summary: `Gathered evidence for "${task.title}" of ${environment.name} for ${of.instance}.`,
      details: { evidence: evidence.id, kinds: task.evidence.join(", "), unusual: unusualOf(items).length, notTold: untoldOf(items).join(", ") },
    });
    return evidence;
  });
}
