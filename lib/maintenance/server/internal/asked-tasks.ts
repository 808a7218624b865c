import "server-only";

import { loadMaintenanceTasks } from "@/lib/catalog/server/load-maintenance-tasks";
import { groupBy } from "@/lib/shared/group-by";

import type { EvidenceKind } from "../../evidence";
import type { Period } from "../../period-instance";
import type { ExtraTaskRecord } from "./extra-task-repository";
import type { MaintainedEnvironment } from "./maintained-environment-repository";

/** A task of an environment, whoever asks for it. */
export type AskedTask = {
  key: string;
  title: string;
  origin: "plan" | "recommended" | "own";
  period: Period;
  instructions: string;
  evidence: readonly EvidenceKind[];
  /** When it was added; null: it is the plan's. */
  addedAt: Date | null;
};

/** Tasks by environment: those of the plan in its order, then those that were added. */
export async function loadTasksOf(extraTasks: readonly ExtraTaskRecord[]): Promise<(environment: Pick<MaintainedEnvironment, "id" | "system" | "option">) => readonly AskedTask[]> {
  const planned = await loadMaintenanceTasks();
  const plannedOf = new Map<string, AskedTask[]>(); // once for an option and not for each of its environments
  const addedTo = groupBy(extraTasks, ({ environmentId }) => environmentId);
  return (environment) => {
    const option = `${environment.system}/${environment.option}`;
    const tasks =
      plannedOf.get(option) ??
      planned(environment).map(({ key, title, origin, period, instructions, evidence }): AskedTask => ({ key, title, origin, period, instructions, evidence, addedAt: null }));
    plannedOf.set(option, tasks);
    const added = addedTo.get(environment.id)?.map(({ key, title, period, instructions, evidence, createdAt }): AskedTask => ({ key, title, origin: "own", period, instructions, evidence, addedAt: new Date(createdAt) }));
    return added ? [...tasks, ...added] : tasks;
  };
}

/** Since when a task is asked for: since its environment runs, and not before it was added. */
export const askedFromOf = (task: AskedTask, { calendar: { askedFrom } }: MaintainedEnvironment): Date | null =>
  askedFrom === null || task.addedAt === null || task.addedAt <= askedFrom ? askedFrom : task.addedAt;
