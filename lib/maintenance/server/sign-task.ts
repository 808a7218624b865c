import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { SignOffInput } from "../sign-off";
import type { TaskView } from "../task-view";
import { findTask } from "./internal/find-task";
import { keepSignOff, requireEvidence } from "./internal/keep-sign-off";
import { forgetDueSummary } from "./internal/kept-due-summary";
import { listSignOffsOf } from "./internal/sign-off-repository";
import { readTask } from "./read-task";

/**
 * Gives the first word on an instance of a task, on the evidence that was on the screen. Late is possible, early is not. Throws
 * "not-found", "invalid-input", "not-possible" (signed already, not begun, evidence too old).
 */
export async function signTask({ actor, taskId, signOff, now }: { actor: Actor; taskId: string; signOff: SignOffInput; now: Date }): Promise<TaskView> {
  authorize(actor, "maintenance:write");
  const found = await findTask(taskId);
  if (now < found.times.start) throw new AppError("not-possible", `${found.of.instance} has not begun in ${found.environment.calendar.zone} yet.`);
  const input = { actor, found, signOff, now, corrects: null };
  const items = await requireEvidence(input);
  await inTransaction(async (tx) => {
    if ((await keepSignOff(tx, input, items)) !== null) return;
    const [held] = await listSignOffsOf(tx, found.of);
    throw new AppError("not-possible", `${held?.signedBy ?? "Somebody"} has signed it already; correct that instead.`);
  });
  forgetDueSummary();
  return readTask({ actor, taskId, now });
}
