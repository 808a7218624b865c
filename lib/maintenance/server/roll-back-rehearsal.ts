import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { inTransaction } from "@/lib/db/transaction";
import { startOperation } from "@/lib/releases/server/start-operation";
import { AppError } from "@/lib/shared/app-error";

import type { RehearsalView } from "../rehearsal";
import { advanceRehearsal } from "./internal/advance-rehearsal";
import { findRehearsal, moveRehearsal } from "./internal/rehearsal-repository";

/** Takes the way back that is rehearsed. Throws "not-found", "not-possible", and what asking for a rollback throws. */
export async function rollBackRehearsal({ actor, rehearsalId, now }: { actor: Actor; rehearsalId: string; now: Date }): Promise<RehearsalView> {
  authorize(actor, "maintenance:write");
  const before = await findRehearsal(rehearsalId);
  if (!before) throw new AppError("not-found", "There is no such rehearsal.");
  const { state } = await advanceRehearsal(actor, before, now);
  if (state !== "deployed") throw new AppError("not-possible", state === "deploying" ? "The harmless release is still being deployed." : "The way back has been taken, or the rehearsal is over.");
  // Of two who press at once the second is refused by the stack, which takes one operation at a time.
  const operation = await startOperation({ actor, environmentId: before.environmentId, kind: "rollback", release: before.fromRelease, autoConfirm: true, reason: "Rehearsal of a rollback" });
  await inTransaction((tx) => moveRehearsal(tx, { id: rehearsalId, state: "deployed" }, { state: "rolling-back", rollbackOperationId: operation.id }));
  const record = await findRehearsal(rehearsalId);
  if (!record) throw new AppError("not-found", "The rehearsal was not found again.");
  return advanceRehearsal(actor, record, now);
}
