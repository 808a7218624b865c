import "server-only";

import { loadMaintenanceTasks } from "@/lib/catalog/server/load-maintenance-tasks";
import { groupBy } from "@/lib/shared/group-by";

import type { EvidenceKind } from "../../evidence";
import type { Period } from "../../period-instance";
import type { ExtraTaskRecord, MaintainedEnvironment } from "./calendar-repository";

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
export async function loadTasksOf(extraTasks: readonly ExtraTaskRecord[]): Promise<(environment: Pick<MaintainedEnvironment, "id" | "system" | "option">) => AskedTask[]> {
  const planned = await loadMaintenanceTasks();
  const extraOf = groupBy(extraTasks, ({ environmentId }) => environmentId);
  return (environment) => [
    ...planned(environment).map(({ key, title, origin, period, instructions, evidence }): AskedTask => ({ key, title, origin, period, instructions, evidence, addedAt: null })),
    ...(extraOf.get(environment.id) ?? []).map(({ key, title, period, instructions, evidence, createdAt }): AskedTask => ({ key, title, origin: "own", period, instructions, evidence, addedAt: new Date(createdAt) })),
  ];
}

/** Since when a task is asked for: since its environment runs, and not before it was added. */
export const askedFromOf = (task: AskedTask, { calendar: { askedFrom } }: MaintainedEnvironment): Date | null =>
  askedFrom === null || task.addedAt === null || task.addedAt <= askedFrom ? askedFrom : task.addedAt;
