import "server-only";

import { AppError } from "@/lib/shared/app-error";

import { periodOf, type Period } from "../../period-instance";
import { parseTaskId, type TaskInstance } from "../../task-id";
import { timesOf, type InstanceTimes } from "../../task-state";
import { listExtraTasks } from "./extra-task-repository";
import { findMaintained, type MaintainedEnvironment } from "./maintained-environment-repository";
import { askedFromOf, loadTasksOf, type AskedTask } from "./asked-tasks";

export type FoundTask = { task: AskedTask; of: TaskInstance; period: Period; environment: MaintainedEnvironment; times: InstanceTimes; /** All of the same period, in their order. */ siblings: AskedTask[]; askedFrom: Date | null };

/** The instance of a task that an address names. Throws `AppError` "not-found". */
export async function findTask(taskId: string): Promise<FoundTask> {
  const of = parseTaskId(taskId);
  const period = of && periodOf(of.instance);
  const environment = of && (await findMaintained(of.environmentId));
  if (!of || !period || !environment) throw new AppError("not-found", "There is no such environment or period.");
  const tasksOf = await loadTasksOf(await listExtraTasks([environment.id]));
  const siblings = tasksOf(environment).filter((one) => one.period === period);
  const task = siblings.find(({ key }) => key === of.taskKey);
  if (!task) throw new AppError("not-found", `${environment.name} has no such task.`);
  return { task, siblings, of, period, environment, times: timesOf(period, of.instance, environment.calendar), askedFrom: askedFromOf(task, environment) };
}
