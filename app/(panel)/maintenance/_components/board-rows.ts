import type { BoardEnvironment, BoardTask } from "@/lib/maintenance/board-view";

export type BoardRow = { title: string; cells: { environment: BoardEnvironment; task: BoardTask | null }[] };

/** One row for each name of a task, in the order in which the environments have them: plans of different systems share most names. */
export function boardRows(environments: readonly BoardEnvironment[]): BoardRow[] {
  const titles = [...new Set(environments.flatMap(({ tasks }) => tasks.map(({ title }) => title)))];
  return titles.map((title) => ({ title, cells: environments.map((environment) => ({ environment, task: environment.tasks.find((task) => task.title === title) ?? null })) }));
}
