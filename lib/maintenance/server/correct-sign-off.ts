import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database, inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { SignOffInput } from "../sign-off";
import type { TaskView } from "../task-view";
import { findTask } from "./internal/find-task";
import { keepSignOff, requireEvidence } from "./internal/keep-sign-off";
import { forgetDueSummary } from "./internal/kept-due-summary";
import { listSignOffsOf } from "./internal/sign-off-repository";
import { readTask } from "./read-task";

type Input = { actor: Actor; taskId: string; corrects: string; signOff: SignOffInput; now: Date };

/** Puts a later word in the place of the one that holds; that stays in the history. Throws "not-found", "invalid-input", "not-possible". */
export async function correctSignOff({ actor, taskId, corrects, signOff, now }: Input): Promise<TaskView> {
  authorize(actor, "maintenance:write");
  const found = await findTask(taskId);
  const [held] = await listSignOffsOf(database(), found.of);
  if (held?.id !== corrects) throw new AppError("not-possible", "That is not what holds of this task now; look again.");
  if (signOff.note === "") throw new AppError("invalid-input", "Say in the note why it is corrected.");
  const input = { actor, found, signOff, now, corrects };
  const items = await requireEvidence(input);
  await inTransaction(async (tx) => {
    if ((await keepSignOff(tx, input, items)) === null) throw new AppError("not-possible", "Somebody else has corrected it meanwhile; look again.");
  });
  forgetDueSummary();
  return readTask({ actor, taskId, now });
}
