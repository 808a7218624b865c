import "server-only";

import type { BoardEnvironment, BoardTask } from "../../board-view";
import { instanceOn, type Period } from "../../period-instance";
import { taskIdOf } from "../../task-id";
import { rememberedTimes, taskStateAt, type InstanceTimes } from "../../task-state";
import { dayIn } from "../../zoned-time";
import { listExtraTasks } from "./extra-task-repository";
import { listMaintained, type MaintainedEnvironment } from "./maintained-environment-repository";
import { countOpenFollowUps } from "./follow-up-repository";
import { loadPasts } from "./load-pasts";
import { listHeld, type HeldSignOff } from "./sign-off-repository";
import { askedFromOf, loadTasksOf, type AskedTask } from "./asked-tasks";

/** Chosen environments with their tasks of a period, by name. Five statements, whatever the number. */
export async function loadBoardEnvironments({ period, date, now, ids }: { period: Period; date?: string; now: Date; ids: readonly string[] }): Promise<BoardEnvironment[]> {
  const [maintained, extraTasks, followUps] = await Promise.all([listMaintained(ids), listExtraTasks(ids), countOpenFollowUps(ids)]);
  const tasksOf = await loadTasksOf(extraTasks);
  const shown = maintained.map((environment) => ({ environment, instance: instanceOn(period, date ?? dayIn(environment.calendar.zone, now)) }));
  const [pasts, held] = await Promise.all([
    loadPasts({ period, now, environments: maintained, tasksOf }),
    listHeld({ environmentIds: ids, instances: [...new Set(shown.map(({ instance }) => instance))] }),
  ]);
  const heldOf = new Map(held.map((one) => [taskIdOf(one), one]));
  const times = rememberedTimes();
  return shown.map(({ environment, instance }) => {
    const { id, name, system, option, stage, setting, calendar } = environment;
    const of = times(period, instance, calendar);
    const past = pasts.get(id);
    return {
      id,
      name,
      system,
      option,
      stage,
      zone: calendar.zone,
      responsible: setting.responsible,
      instance,
      dueAt: of.due.toISOString(),
      streak: past?.streak ?? 0,
      overdue: past?.overdue ?? 0,
      openFollowUps: followUps.get(id) ?? 0,
      tasks: tasksOf(environment)
        .filter((task) => task.period === period)
        .map((task) => boardTask({ task, environment, instance, times: of, now, held: heldOf.get(taskIdOf({ environmentId: id, taskKey: task.key, instance })) })),
    };
  });
}

type OfTask = { task: AskedTask; environment: MaintainedEnvironment; instance: string; times: InstanceTimes; now: Date; held: HeldSignOff | undefined };

function boardTask({ task, environment, instance, times, now, held }: OfTask): BoardTask {
  return {
    taskId: taskIdOf({ environmentId: environment.id, taskKey: task.key, instance }),
    key: task.key,
    title: task.title,
    origin: task.origin,
    state: taskStateAt(times, { askedFrom: askedFromOf(task, environment), verdict: held?.verdict ?? null, now }),
    verdict: held?.verdict ?? null,
    signedBy: held?.signedBy ?? null,
    signedAt: held?.signedAt.toISOString() ?? null,
    late: held?.late ?? false,
    unusual: held?.unusual ?? 0,
  };
}
