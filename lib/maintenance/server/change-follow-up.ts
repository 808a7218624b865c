import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import { publish } from "@/lib/stream/server/stream-repository";

import type { FollowUpView } from "../follow-up";
import { listFollowUpRows, setFollowUpDone } from "./internal/follow-up-repository";

/** Marks a follow-up as done, or as open again. Throws "not-found". */
export async function changeFollowUp({ actor, followUpId, done, now }: { actor: Actor; followUpId: string; done: boolean; now: Date }): Promise<FollowUpView> {
  authorize(actor, "maintenance:write");
  await inTransaction(async (tx) => {
    const changed = await setFollowUpDone(tx, followUpId, done ? { at: now, by: actorName(actor) } : null);
    if (!changed) throw new AppError("not-found", "There is no such follow-up.");
    await writeAudit(tx, {
      actor,
      action: done ? "maintenance.follow-up-done" : "maintenance.follow-up-reopen",
      outcome: { kind: "done" },
      object: { type: "follow-up", id: followUpId },
      environmentId: changed.environmentId,
      summary: `${done ? "Did" : "Opened again"}: ${changed.title}`,
    });
    await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId: changed.environmentId, taskKey: null, instance: null } });
  });
  const [view] = await listFollowUpRows({ id: followUpId });
  if (!view) throw new AppError("not-found", "The environment of this follow-up was removed.");
  return view;
}
