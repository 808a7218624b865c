import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { database, inTransaction } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/server/notify";
import { utcMinute } from "@/lib/shared/utc-minute";
import { publish } from "@/lib/stream/server/stream-repository";

import { instanceOn, stepInstance, type Period } from "../period-instance";
import { taskIdOf } from "../task-id";
import { taskStateAt, timesOf } from "../task-state";
import { dayIn } from "../zoned-time";
import { listExtraTasks } from "./internal/extra-task-repository";
import { listMaintained, type MaintainedEnvironment } from "./internal/maintained-environment-repository";
import { listNoted, noteOverdue } from "./internal/overdue-repository";
import { listHeld } from "./internal/sign-off-repository";
import { askedFromOf, loadTasksOf, type AskedTask } from "./internal/asked-tasks";

const TOLD_WITHIN_MS = 48 * 3_600_000; // what lies further back (a worker that stood still, a date set back) shows on the board and wakes nobody
const WORKER = { kind: "system", name: "Worker" } as const;

/** Notes each task that has become overdue, once, and has people told: one notice for an environment's day, week or month. Safe to repeat. */
export async function noteOverdueTasks({ now }: { now: Date }): Promise<void> {
  const [environments, extraTasks] = await Promise.all([listMaintained(), listExtraTasks()]);
  const tasksOf = await loadTasksOf(extraTasks);
  const late = environments.flatMap((environment) => MAINTENANCE_PERIODS.flatMap((period) => lateInstances(environment, period, now).map((instance) => ({ environment, period, instance }))));
  const of = { environmentIds: [...new Set(late.map(({ environment }) => environment.id))], instances: [...new Set(late.map(({ instance }) => instance))] };
  const [held, noted] = await Promise.all([listHeld(of), listNoted(database(), of)]);
  const through = new Set([...held, ...noted].map(taskIdOf)); // signed, or told of
  for (const { environment, period, instance } of late) {
    const times = timesOf(period, instance, environment.calendar);
    const overdue = tasksOf(environment).filter(
      (task) =>
        task.period === period &&
        !through.has(taskIdOf({ environmentId: environment.id, taskKey: task.key, instance })) &&
        taskStateAt(times, { askedFrom: askedFromOf(task, environment), verdict: null, now }) === "overdue",
    );
    if (overdue.length > 0) await tell({ environment, period, instance, overdue, due: times.due, now });
  }
}

/** The present instance and the one before, where its time ran out a short while ago. */
function lateInstances({ calendar }: MaintainedEnvironment, period: Period, now: Date): string[] {
  if (calendar.askedFrom === null) return [];
  const present = instanceOn(period, dayIn(calendar.zone, now));
  return [stepInstance(period, present, -1), present].filter((instance) => {
    const { due } = timesOf(period, instance, calendar);
    return due <= now && now.getTime() - due.getTime() <= TOLD_WITHIN_MS;
  });
}

type Late = { environment: MaintainedEnvironment; period: Period; instance: string; overdue: readonly AskedTask[]; due: Date; now: Date };

async function tell({ environment, period, instance, overdue, due, now }: Late): Promise<void> {
  await inTransaction(async (tx) => {
    const noted = await noteOverdue(tx, overdue.map(({ key }) => ({ environmentId: environment.id, taskKey: key, instance })), now);
    if (noted.length === 0) return;
    const titles = overdue.map(({ title }) => title).join(", ");
    const { responsible } = environment.setting;
    await notify(tx, {
      kind: "task",
      severity: "warning",
      environment: { id: environment.id, name: environment.name },
      title: `${overdue.length} ${period} maintenance ${overdue.length === 1 ? "task" : "tasks"} of ${environment.name} overdue`,
      text: `For ${instance}, due by ${utcMinute(due)}: ${titles}.${responsible === "" ? "" : ` Responsible: ${responsible}.`} Open the task, look at its evidence and sign it, or skip it with a reason.`,
      path: `/environments/${environment.id}/maintenance`,
      key: `maintenance:${environment.id}:${instance}`,
      at: due.toISOString(),
    });
    await writeAudit(tx, {
      actor: WORKER,
      action: "maintenance.overdue",
      outcome: { kind: "done" },
      object: { type: "maintenance-period", id: `${environment.id}.${instance}` },
      environmentId: environment.id,
      summary: `${noted.length} ${period} ${noted.length === 1 ? "task" : "tasks"} of ${environment.name} became overdue for ${instance}.`,
      details: { instance, tasks: noted.map(({ taskKey }) => taskKey).join(", ") },
    });
    await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId: environment.id, taskKey: null, instance } });
  });
}
