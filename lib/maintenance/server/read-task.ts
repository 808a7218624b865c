import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import { taskIdOf } from "../task-id";
import type { TaskView } from "../task-view";
import { isOpen, taskStateAt } from "../task-state";
import { findEvidence, findNewestEvidence } from "./internal/evidence-repository";
import { findTask, type FoundTask } from "./internal/find-task";
import { listFollowUpRows } from "./internal/follow-up-repository";
import { listHeld, listSignOffsOf } from "./internal/sign-off-repository";
import { askedFromOf } from "./internal/asked-tasks";

/** One instance of a task with its evidence and its sign-offs. Throws `AppError` "not-found". */
export async function readTask({ actor, taskId, now }: { actor: Actor; taskId: string; now: Date }): Promise<TaskView> {
  authorize(actor, "maintenance:read");
  const found = await findTask(taskId);
  const { task, of, period, environment, times, askedFrom } = found;
  const [[signOff = null, ...corrected], followUps, next] = await Promise.all([listSignOffsOf(database(), of), listFollowUpRows({ task: of }), findNextOpen(found, now)]);
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
    next,
  };
}

/** After this one in the order of the board, and from its beginning again. */
async function findNextOpen({ siblings, task, of, environment, times }: FoundTask, now: Date): Promise<TaskView["next"]> {
  const held = await listHeld({ environmentIds: [environment.id], instances: [of.instance] });
  const place = siblings.indexOf(task);
  const others = [...siblings.slice(place + 1), ...siblings.slice(0, place)];
  const next = others.find((one) => {
    const verdict = held.find(({ taskKey }) => taskKey === one.key)?.verdict ?? null;
    return isOpen(taskStateAt(times, { askedFrom: askedFromOf(one, environment), verdict, now }));
  });
  return next ? { taskId: taskIdOf({ ...of, taskKey: next.key }), title: next.title } : null;
}
