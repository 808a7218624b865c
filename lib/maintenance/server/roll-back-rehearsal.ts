import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { asPartOfAnother } from "@/lib/http/server/answered-transaction";
import { startOperation } from "@/lib/releases/server/start-operation";
import { AppError } from "@/lib/shared/app-error";

import type { RehearsalState, RehearsalView } from "../rehearsal";
import { advanceRehearsal } from "./internal/advance-rehearsal";
import { findRehearsal, moveRehearsal, type RehearsalRecord } from "./internal/rehearsal-repository";
import { rehearsalViewOf } from "./internal/rehearsal-view-of";
import { tellRehearsal } from "./internal/tell-rehearsal";

/** Takes the way back that is rehearsed. Throws "not-found", "not-possible", and what asking for a rollback throws. */
export async function rollBackRehearsal({ actor, rehearsalId, now }: { actor: Actor; rehearsalId: string; now: Date }): Promise<RehearsalView> {
  authorize(actor, "maintenance:write");
  const before = await findRehearsal(rehearsalId);
  if (!before) throw new AppError("not-found", "There is no such rehearsal.");
  const rehearsal = await advanceRehearsal(before, now);
  if (rehearsal.state !== "deployed") throw new AppError("not-possible", whyNot(rehearsal.state));
  await claim(actor, rehearsal, now);
  try {
    const { id } = await asPartOfAnother(() => startOperation({ actor, environmentId: rehearsal.environmentId, kind: "rollback", release: rehearsal.fromRelease, autoConfirm: true, reason: "Rehearsal of a rollback" }));
    await inTransaction((tx) => moveRehearsal(tx, { id: rehearsalId, state: "rolling-back" }, { rollbackOperationId: id }));
  } catch (error) {
    await inTransaction((tx) => moveRehearsal(tx, { id: rehearsalId, state: "rolling-back" }, { state: "deployed", rollbackAskedAt: null }));
    throw error;
  }
  const record = await findRehearsal(rehearsalId);
  if (!record) throw new AppError("not-found", "The rehearsal was not found again.");
  return rehearsalViewOf(actor, record);
}

/** Before the operation is asked for, and by one alone: a rollback waits for its preview first, and until then the stack would take two. */
async function claim(actor: Actor, { id, environmentId, fromRelease }: RehearsalRecord, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await moveRehearsal(tx, { id, state: "deployed" }, { state: "rolling-back", rollbackAskedAt: now }))) throw new AppError("not-possible", whyNot("rolling-back"));
    await tellRehearsal(tx, environmentId);
    await writeAudit(tx, { actor, action: "rehearsal.roll-back", outcome: { kind: "done" }, object: { type: "rehearsal", id }, environmentId, summary: `Took the way back to release ${fromRelease} that is rehearsed.` });
  });
}

function whyNot(state: Exclude<RehearsalState, "deployed">): string {
  switch (state) {
    case "deploying":
      return "The harmless release is still being deployed.";
    case "rolling-back":
      return "Somebody has taken the way back already.";
    case "recorded":
    case "stopped":
      return "The rehearsal is over.";
  }
}
