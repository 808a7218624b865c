import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { groupBy } from "@/lib/shared/group-by";

import type { DueSummary } from "../due-summary";
import { instanceOn, type Period } from "../period-instance";
import { rememberedTimes, taskStateAt } from "../task-state";
import { dayIn } from "../zoned-time";
import { listExtraTasks } from "./internal/extra-task-repository";
import { listMaintained } from "./internal/maintained-environment-repository";
import { keepDueSummary } from "./internal/kept-due-summary";
import { listHeld } from "./internal/sign-off-repository";
import { askedFromOf, loadTasksOf } from "./internal/asked-tasks";

const DAY_MS = 86_400_000;
const BY_NAME = new Intl.Collator("en");

/**
 * Tasks of the present periods that are overdue, or due within a day; the most urgent environments first. Up to two minutes old, because
 * every look at the overview asks for it, and it is about all environments; what was signed here meanwhile is in it.
 */
export async function readDueSummary({ actor, now }: { actor: Actor; now: Date }): Promise<DueSummary> {
  authorize(actor, "maintenance:read");
  return keepDueSummary(now, summarize);
}

/** Three statements, whatever the number of environments. */
async function summarize(now: Date): Promise<DueSummary> {
  const [environments, extraTasks] = await Promise.all([listMaintained(), listExtraTasks()]);
  const running = environments.filter(({ calendar }) => calendar.askedFrom !== null);
  const tasksOf = await loadTasksOf(extraTasks);
  const instancesIn = presentInstances(now);
  const presents = running.map((environment) => ({ environment, instanceOf: instancesIn(environment.calendar.zone) }));
  const held = await listHeld({ environmentIds: running.map(({ id }) => id), instances: [...new Set(presents.flatMap(({ instanceOf }) => [...instanceOf.values()]))] });
  const signedIn = groupBy(held, ({ environmentId }) => environmentId);
  const times = rememberedTimes();
  const items = presents.flatMap(({ environment, instanceOf }) => {
    const timesOf = new Map([...instanceOf].map(([period, instance]) => [period, times(period, instance, environment.calendar)]));
    const signed = new Set(signedIn.get(environment.id)?.map(({ taskKey, instance }) => `${taskKey} ${instance}`));
    const open = tasksOf(environment).flatMap((task) => {
      const of = timesOf.get(task.period);
      if (!of || (signed.size > 0 && signed.has(`${task.key} ${instanceOf.get(task.period)}`))) return [];
      const state = taskStateAt(of, { askedFrom: askedFromOf(task, environment), verdict: null, now });
      const isSoon = state === "due" && of.due.getTime() - now.getTime() <= DAY_MS;
      return state === "overdue" || isSoon ? [{ state, due: of.due }] : [];
    });
    const first = open.map(({ due }) => due.getTime()).toSorted((a, b) => a - b)[0];
    if (first === undefined) return [];
    const overdue = open.filter(({ state }) => state === "overdue").length;
    return [{ environmentId: environment.id, name: environment.name, due: open.length, overdue, dueAt: new Date(first).toISOString(), zone: environment.calendar.zone }];
  });
  const urgent = items.toSorted((a, b) => b.overdue - a.overdue || Date.parse(a.dueAt) - Date.parse(b.dueAt) || BY_NAME.compare(a.name, b.name));
  return { total: urgent.reduce((sum, { due }) => sum + due, 0), overdue: urgent.reduce((sum, { overdue }) => sum + overdue, 0), asOf: now.toISOString(), items: urgent };
}

/** The day, week and month that it is in a zone; worked out once for each, for most environments share theirs. */
function presentInstances(now: Date): (zone: string) => ReadonlyMap<Period, string> {
  const known = new Map<string, ReadonlyMap<Period, string>>();
  return (zone) => {
    const instances = known.get(zone) ?? new Map(MAINTENANCE_PERIODS.map((period) => [period, instanceOn(period, dayIn(zone, now))] as const));
    known.set(zone, instances);
    return instances;
  };
}
