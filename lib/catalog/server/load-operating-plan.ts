import "server-only";

import type { PlanOption } from "../plan-schema";
import type { VerificationStep } from "../plan-operations";
import { readCatalogFiles } from "./internal/read-catalog-files";

/** How an option is watched once it runs, and what is checked after each deployment of it. */
export type OperatingPlan = {
  health: PlanOption["health"];
  /** Percent of the time that the plan promises; null: it promises none. */
  uptimePercent: number | null;
  verification: VerificationStep[];
};

/** For use cases and jobs that have made sure of their permission themselves; null where the catalogue has the option no longer. */
export async function loadOperatingPlan(): Promise<(of: { system: string; option: string }) => OperatingPlan | null> {
  const { systems } = await readCatalogFiles();
  return ({ system, option }) => {
    const plan = systems.find((found) => found.plan.system === system)?.plan;
    const planned = plan?.options.find(({ key }) => key === option);
    if (!plan || !planned) return null;
    const concerns = ({ options }: { options?: string[] | undefined }) => options === undefined || options.includes(option);
    const target = plan.targets.find((each) => each.measure.kind === "uptime" && concerns(each));
    return { health: planned.health, uptimePercent: planned.health.uptimePercent ?? target?.value ?? null, verification: plan.verification.filter(concerns) };
  };
}
