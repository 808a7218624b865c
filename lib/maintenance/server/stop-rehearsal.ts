import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { isAtWork, leftByStopping, type RehearsalView } from "../rehearsal";
import { forgetFault } from "./internal/rehearsal-fault";
import { findRehearsal, moveRehearsal } from "./internal/rehearsal-repository";
import { rehearsalViewOf } from "./internal/rehearsal-view-of";
import { tellRehearsal } from "./internal/tell-rehearsal";

/** Gives a rehearsal up; its operations go on, and what they did stays. Throws "not-found", "not-possible". */
export async function stopRehearsal({ actor, rehearsalId, now }: { actor: Actor; rehearsalId: string; now: Date }): Promise<RehearsalView> {
  authorize(actor, "maintenance:write");
  const record = await findRehearsal(rehearsalId);
  if (!record) throw new AppError("not-found", "There is no such rehearsal.");
  if (!isAtWork(record.state)) throw new AppError("not-possible", "It is over already.");
  const { environmentId, failing } = record;
  const reason = `Given up by ${actorName(actor)}. ${leftByStopping(record)}`;
  const ended = { state: "stopped", reason, endedAt: now } as const;
  await inTransaction(async (tx) => {
    if (!(await moveRehearsal(tx, record, ended))) throw new AppError("not-possible", "It has moved on meanwhile; look again.");
    await tellRehearsal(tx, environmentId);
    await writeAudit(tx, { actor, action: "rehearsal.stop", outcome: { kind: "done" }, object: { type: "rehearsal", id: rehearsalId }, environmentId, summary: "Gave up the rehearsal of a rollback." });
  });
  if (failing) await forgetFault(actor, environmentId);
  return rehearsalViewOf(actor, { ...record, ...ended });
}
