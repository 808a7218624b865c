import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { TaskView } from "../task-view";
import { taskStateAt } from "../task-state";
import { findEvidence, findNewestEvidence } from "./internal/evidence-repository";
import { findTask } from "./internal/find-task";
import { listFollowUpRows } from "./internal/follow-up-repository";
import { listSignOffsOf } from "./internal/sign-off-repository";

/** One instance of a task with its evidence and its sign-offs. Throws `AppError` "not-found". */
export async function readTask({ actor, taskId, now }: { actor: Actor; taskId: string; now: Date }): Promise<TaskView> {
  authorize(actor, "maintenance:read");
  const { task, of, period, environment, times, askedFrom } = await findTask(taskId);
  const [[signOff = null, ...corrected], followUps] = await Promise.all([listSignOffsOf(database(), of), listFollowUpRows({ task: of })]);
  const evidence = signOff?.evidenceId ? await findEvidence(database(), signOff.evidenceId, of) : signOff ? null : await findNewestEvidence(of);
  return {
    taskId,
    environmentId: environment.id,
    environmentName: environment.name,
    key: task.key,
    title: task.title,
    origin: task.origin,
    period,
    instance: of.instance,
    instructions: task.instructions,
    evidenceKinds: [...task.evidence],
    state: taskStateAt(times, { askedFrom, verdict: signOff?.verdict ?? null, now }),
    zone: environment.calendar.zone,
    dueAt: times.due.toISOString(),
    evidence,
    signOff,
    corrected,
    followUps,
  };
}
