import "server-only";

import type { MaintenanceTask } from "../plan-operations";
import { readCatalogFiles } from "./internal/read-catalog-files";

/**
 * What the plans ask for, for use cases and jobs that have made sure of their permission themselves: the tasks of an option, none where
 * the catalogue has it no longer.
 */
export async function loadMaintenanceTasks(): Promise<(of: { system: string; option: string }) => MaintenanceTask[]> {
  const { systems } = await readCatalogFiles();
  const plans = new Map(systems.map(({ plan }) => [plan.system, plan.maintenance]));
  return ({ system, option }) => (plans.get(system) ?? []).filter(({ options }) => options === undefined || options.includes(option));
}
