import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { listEnvironments } from "@/lib/environments/server/list-environments";

import type { BoardInput } from "../board-query";
import type { BoardEnvironment, BoardTask, BoardView } from "../board-view";
import { instanceOn, type Period } from "../period-instance";
import { taskIdOf } from "../task-id";
import { rememberedTimes, taskStateAt, type InstanceTimes } from "../task-state";
import { dayIn } from "../zoned-time";
import { listExtraTasks, listMaintained, type MaintainedEnvironment } from "./internal/calendar-repository";
import { countOpenFollowUps } from "./internal/follow-up-repository";
import { loadPasts } from "./internal/past-of";
import { listHeld, type HeldSignOff } from "./internal/sign-off-repository";
import { askedFromOf, loadTasksOf, type AskedTask } from "./internal/tasks-of";

/**
 * Tasks of a period for a page of environments, each by its own clock, with state, streak and what is overdue. Seven statements, whatever
 * the number of environments. Throws `AppError` "invalid-cursor".
 */
export async function listBoard({ actor, now, period, date, cursor, limit, filter, q }: { actor: Actor; now: Date } & BoardInput): Promise<BoardView> {
  authorize(actor, "maintenance:read");
  const page = await listEnvironments({ actor, cursor, limit, sort: "name", filter, q });
  const environments = await loadBoardEnvironments({ period, date, now, ids: page.items.map(({ id }) => id) });
  return { period, date: date ?? null, items: environments, nextCursor: page.nextCursor, total: page.total };
}

/** The same of chosen environments, by name. */
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
