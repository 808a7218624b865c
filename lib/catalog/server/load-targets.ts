import "server-only";

import type { Target } from "../plan-operations";
import { readCatalogFiles } from "./internal/read-catalog-files";

/** The figures that an option's plan promises, for use cases that have made sure of their permission; null where the catalogue has the option no longer. */
export async function loadTargets({ system, option }: { system: string; option: string }): Promise<Target[] | null> {
  const { systems } = await readCatalogFiles();
  const plan = systems.find((found) => found.plan.system === system)?.plan;
  if (!plan?.options.some(({ key }) => key === option)) return null;
  return plan.targets.filter(({ options }) => options === undefined || options.includes(option));
}
